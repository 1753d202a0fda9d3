package org.entente.access;

import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.stereotype.Component;

/**
 * Lets the demo data be written by the demo people themselves, through every guard. There is no such bean unless the portal was
 * started with demo data.
 */
@Component
@ConditionalOnBooleanProperty("entente.demo")
public class DemoIdentity {

    private final PortalUserService users;

    DemoIdentity(PortalUserService users) {
        this.users = users;
    }

    /** Does the work as the demo person with that subject and role. */
    public <T> T as(String subject, String username, String role, Supplier<T> work) {
        OidcIdToken token = OidcIdToken.withTokenValue("demo")
                .subject(subject)
                .claim("preferred_username", username)
                .claim(PortalUserService.ROLES_CLAIM, List.of(role))
                .issuedAt(Instant.EPOCH)
                .expiresAt(Instant.EPOCH.plusSeconds(1))
                .build();
        PortalUser user = users.user(token);
        SecurityContext before = SecurityContextHolder.getContext();
        try {
            SecurityContextHolder.setContext(new SecurityContextImpl(
                    new OAuth2AuthenticationToken(user, user.getAuthorities(), OidcSettings.REGISTRATION)));
            return work.get();
        } finally {
            SecurityContextHolder.setContext(before);
        }
    }
}
