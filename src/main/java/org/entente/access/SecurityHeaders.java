package org.entente.access;

import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.security.SecureRandom;
import java.util.Base64;
import org.springframework.security.web.header.HeaderWriter;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** The content security policy: a fresh nonce for each response, set on every script of the page shell. */
@Component
class SecurityHeaders implements HeaderWriter, VaadinServiceInitListener {

    private static final String NONCE = SecurityHeaders.class.getName() + ".nonce";

    private final SecureRandom random = new SecureRandom();
    private final String keycloak;

    SecurityHeaders(OidcSettings settings) {
        URI issuer = URI.create(settings.issuer());
        this.keycloak = issuer.getScheme() + "://" + issuer.getRawAuthority();
    }

    @Override
    public void writeHeaders(HttpServletRequest request, HttpServletResponse response) {
        response.setHeader(
                "Content-Security-Policy",
                "default-src 'self'; script-src 'self' 'nonce-" + nonce(request)
                        + "' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:;"
                        + " connect-src 'self'; object-src 'none'; base-uri 'self'; frame-ancestors 'none';"
                        + " form-action 'self' " + keycloak);
    }

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.addIndexHtmlRequestListener(page -> {
            if (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes) {
                page.getDocument().select("script").attr("nonce", nonce(attributes.getRequest()));
            }
        });
    }

    private String nonce(HttpServletRequest request) {
        Object known = request.getAttribute(NONCE);
        if (known == null) {
            byte[] bytes = new byte[18];
            random.nextBytes(bytes);
            known = Base64.getEncoder().encodeToString(bytes);
            request.setAttribute(NONCE, known);
        }
        return known.toString();
    }
}
