package org.entente.access;

import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.event.InteractiveAuthenticationSuccessEvent;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Begins the portal's session when a sign-in through Keycloak has ended well. */
@Component
class SignInListener {

    private final Sessions sessions;

    SignInListener(Sessions sessions) {
        this.sessions = sessions;
    }

    @EventListener
    void signedIn(InteractiveAuthenticationSuccessEvent event) {
        if (event.getAuthentication().getPrincipal() instanceof PortalUser user
                && RequestContextHolder.currentRequestAttributes() instanceof ServletRequestAttributes attributes) {
            sessions.begin(attributes.getRequest(), event.getAuthentication(), user);
        }
    }
}
