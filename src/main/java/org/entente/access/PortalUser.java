package org.entente.access;

import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;

/** A signed-in person; one without a member has no role and meets only the page that says so. */
final class PortalUser extends DefaultOidcUser {

    private static final String NAME = "preferred_username";

    private final @Nullable KnownMember member;

    PortalUser(Collection<? extends GrantedAuthority> authorities, OidcIdToken token, @Nullable KnownMember member) {
        super(authorities, token, NAME);
        this.member = member;
    }

    Optional<KnownMember> member() {
        return Optional.ofNullable(member);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PortalUser user && user.getIdToken().equals(getIdToken());
    }

    @Override
    public int hashCode() {
        return getIdToken().hashCode();
    }
}
