package org.entente.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Keycloak's own sign-in page, as it stands before somebody who was sent there by the portal. */
public final class KeycloakDoor implements AutoCloseable {

    private static final Pattern FORM = Pattern.compile("action=\"([^\"]*/login-actions/authenticate[^\"]*)\"");

    private final HttpClient http = HttpClient.newHttpClient();

    /** Tries to sign in, in a browser of its own; answers the page that is shown when it came to nothing. */
    public String attempt(String username, String password) {
        HttpResponse<String> page = send(HttpRequest.newBuilder(URI.create(TestKeycloak.issuer()
                + "/protocol/openid-connect/auth?client_id=entente-portal&response_type=code&scope=openid"
                + "&code_challenge_method=S256&code_challenge=" + "A".repeat(43)
                + "&redirect_uri=" + encoded(PortalProperties.publicUrl() + "/login/oauth2/code/keycloak"))));
        Matcher form = FORM.matcher(page.body());
        if (!form.find()) {
            throw new IllegalStateException("Keycloak showed no form to sign in with");
        }
        // Secure ones too: to a browser a page of this machine is as safe as one that came by HTTPS.
        String cookies = page.headers().allValues("Set-Cookie").stream()
                .map(cookie -> cookie.split(";", 2)[0])
                .collect(Collectors.joining("; "));
        return send(HttpRequest.newBuilder(URI.create(form.group(1).replace("&amp;", "&")))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Cookie", cookies)
                        .POST(BodyPublishers.ofString(
                                "username=" + encoded(username) + "&password=" + encoded(password) + "&credentialId=")))
                .body();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
