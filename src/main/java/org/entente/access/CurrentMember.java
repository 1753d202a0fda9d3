package org.entente.access;

import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Who is asking. Background work carries the security context of the person who began it. */
@Component
public class CurrentMember {

    CurrentMember() {}

    /** The member who is asking; empty for nobody, and for a person who has no place in the portal. */
    public Optional<KnownMember> find() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null
                        && authentication.isAuthenticated()
                        && authentication.getPrincipal() instanceof PortalUser user
                ? user.member()
                : Optional.empty();
    }

    /** Whether anybody is signed in, with a place in the portal or without. */
    public boolean isSignedIn() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null
                && authentication.isAuthenticated()
                && authentication.getPrincipal() instanceof PortalUser;
    }

    /** @throws IllegalStateException if no member is asking */
    public KnownMember require() {
        return find().orElseThrow(() -> new IllegalStateException("No member is asking"));
    }
}
