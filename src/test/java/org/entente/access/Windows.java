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
 * Pages of the portal without a browser, for several signed-in people at once. Each has accepted the notice, as the session of a
 * real sign-in remembers it. Close it after the test.
 */
public final class Windows implements AutoCloseable {

    private final SecuredBrowserlessApplicationContext<Authentication> portal;
    private final Act act;

    public Windows(ApplicationContext application, Act act) {
        this.portal = SpringBrowserlessApplicationContext.createSecured(application, "org.entente");
        this.act = act;
    }

    /** A window of the member with that OIDC subject, who signs in now. */
    public BrowserlessUIContext open(String subject) {
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
        session.acceptNotice();
        http.setAttribute(SignedInSession.ATTRIBUTE, session);
        return user.newWindow();
    }

    @Override
    public void close() {
        portal.close();
    }
}
