package org.entente.access;

import com.vaadin.browserless.BrowserlessUIContext;
import com.vaadin.browserless.BrowserlessUserContext;
import com.vaadin.browserless.SecuredBrowserlessApplicationContext;
import com.vaadin.browserless.SpringBrowserlessApplicationContext;
import com.vaadin.flow.server.WrappedHttpSession;
import java.time.Instant;
import org.springframework.context.ApplicationContext;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;

/**
 * Pages of the portal without a browser, for several signed-in people at once. What a session remembers of a real
 * sign-in, theirs do. Close it after the test.
 */
public final class Windows implements AutoCloseable {

    private final SecuredBrowserlessApplicationContext<Authentication> portal;
    private final Act act;

    public Windows(ApplicationContext application, Act act) {
        this.portal = SpringBrowserlessApplicationContext.createSecured(application, "org.entente");
        this.act = act;
    }

    /** A window of the member with that OIDC subject, who signs in now and accepts the notice. */
    public BrowserlessUIContext open(String subject) {
        return open(subject, true);
    }

    /** A window of the person with that OIDC subject, who signs in now and has not accepted the notice. */
    public BrowserlessUIContext arrive(String subject) {
        return open(subject, false);
    }

    private BrowserlessUIContext open(String subject, boolean accepted) {
        Authentication authentication = act.authentication(subject);
        BrowserlessUserContext user = portal.newUser(authentication);
        var http = ((WrappedHttpSession) user.getSession().getSession()).getHttpSession();
        SignedInSession session = new SignedInSession(
                http,
                authentication,
                (PortalUser) ((OAuth2AuthenticationToken) authentication).getPrincipal(),
                "192.0.2.7",
                Instant.now(),
                gone -> {});
        if (accepted) {
            session.acceptNotice();
        }
        http.setAttribute(SignedInSession.ATTRIBUTE, session);
        return user.newWindow();
    }

    @Override
    public void close() {
        portal.close();
    }
}
