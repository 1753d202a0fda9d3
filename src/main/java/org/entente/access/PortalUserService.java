package org.entente.access;

import java.util.List;
import java.util.Optional;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;

/**
 * Makes the signed-in person out of the ID token. To act, a person needs both the realm role and a member row with the same
 * role: Keycloak's administrators alone cannot make anyone an auditor here, nor can the portal's.
 */
@Component
class PortalUserService implements OAuth2UserService<OidcUserRequest, OidcUser> {

    static final String ROLES_CLAIM = "roles";

    private final MemberDirectory members;

    PortalUserService(MemberDirectory members) {
        this.members = members;
    }

    @Override
    public OidcUser loadUser(OidcUserRequest request) {
        return user(request.getIdToken());
    }

    PortalUser user(OidcIdToken token) {
        List<String> roles =
                Optional.ofNullable(token.getClaimAsStringList(ROLES_CLAIM)).orElse(List.of());
        return Optional.ofNullable(token.getSubject())
                .flatMap(members::bySubject)
                .filter(member -> roles.contains(member.role()))
                // An account that holds two of the portal's roles opens no door: duties are separate.
                .filter(member ->
                        roles.stream().filter(Roles.ALL::contains).distinct().count() == 1)
                .map(member ->
                        new PortalUser(List.of(new SimpleGrantedAuthority("ROLE_" + member.role())), token, member))
                .orElseGet(() -> new PortalUser(List.of(new SimpleGrantedAuthority("NO_PLACE")), token, null));
    }
}
