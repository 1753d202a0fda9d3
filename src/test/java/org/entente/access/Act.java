package org.entente.access;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;

/**
 * Lets a test act as a member: the authentication is the one that the portal itself makes of an ID token. Import it into
 * a Spring test; {@link org.entente.testing.PortalTest} has it already.
 */
public final class Act {

    private final PortalUserService users;
    private final MemberDirectory members;

    Act(PortalUserService users, MemberDirectory members) {
        this.users = users;
        this.members = members;
    }

    /** Does the work as the member with that OIDC subject. */
    public void as(String subject, Runnable work) {
        get(subject, () -> {
            work.run();
            return true;
        });
    }

    /** Does the work as the member with that OIDC subject, and answers what it found. */
    public <T> T get(String subject, Supplier<T> work) {
        return with(authentication(subject), work);
    }

    /** Does the work as a person who signed in earlier: what happened to the member since is not known to the session. */
    public <T> T with(Authentication signedIn, Supplier<T> work) {
        SecurityContext before = SecurityContextHolder.getContext();
        try {
            SecurityContextHolder.setContext(new SecurityContextImpl(signedIn));
            return work.get();
        } finally {
            SecurityContextHolder.setContext(before);
        }
    }

    /** The sign-in of a person to whom Keycloak gives the role that the member row has; none where there is no such member. */
    public Authentication authentication(String subject) {
        return authentication(
                subject,
                members.bySubject(subject).map(KnownMember::role).stream().toList());
    }

    /** The sign-in of a person to whom Keycloak gives these realm roles. */
    public Authentication authentication(String subject, List<String> realmRoles) {
        Instant now = Instant.now();
        OidcIdToken token = new OidcIdToken(
                "token-of-" + subject,
                now,
                now.plusSeconds(300),
                Map.of(
                        "iss",
                        "http://localhost:1/auth/realms/entente",
                        "sub",
                        subject,
                        "sid",
                        UUID.randomUUID().toString(),
                        "preferred_username",
                        subject,
                        PortalUserService.ROLES_CLAIM,
                        realmRoles));
        PortalUser user = users.user(token);
        return new OAuth2AuthenticationToken(user, user.getAuthorities(), OidcSettings.REGISTRATION);
    }
}
