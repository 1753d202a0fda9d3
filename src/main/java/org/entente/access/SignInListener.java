package org.entente.access;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.event.InteractiveAuthenticationSuccessEvent;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Begins the portal's session when a sign-in through Keycloak has ended well. */
@Component
class SignInListener {

    private final Sessions sessions;
    private final OAuth2AuthorizedClientRepository tokens;
    private final ApplicationEventPublisher events;

    SignInListener(Sessions sessions, OAuth2AuthorizedClientRepository tokens, ApplicationEventPublisher events) {
        this.sessions = sessions;
        this.tokens = tokens;
        this.events = events;
    }

    @EventListener
    void signedIn(InteractiveAuthenticationSuccessEvent event) {
        if (event.getAuthentication().getPrincipal() instanceof PortalUser user
                && RequestContextHolder.currentRequestAttributes() instanceof ServletRequestAttributes attributes) {
            sessions.begin(
                    attributes.getRequest(),
                    event.getAuthentication(),
                    user,
                    refreshToken(event, attributes.getRequest()));
            user.member().ifPresent(member -> events.publishEvent(new SignedIn(member.id(), user.getEmail())));
        }
    }

    private @Nullable String refreshToken(InteractiveAuthenticationSuccessEvent event, HttpServletRequest request) {
        OAuth2AuthorizedClient client =
                tokens.loadAuthorizedClient(OidcSettings.REGISTRATION, event.getAuthentication(), request);
        return client == null || client.getRefreshToken() == null
                ? null
                : client.getRefreshToken().getTokenValue();
    }
}
