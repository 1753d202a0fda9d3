package org.entente.access;

import java.net.http.HttpClient;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/** Ends a person's session at Keycloak from the server: works with an expired ID token and without the browser. */
@Component
class KeycloakSessions {

    private static final Logger LOG = LoggerFactory.getLogger(KeycloakSessions.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final OidcSettings settings;
    private final RestClient http;

    KeycloakSessions(OidcSettings settings) {
        this.settings = settings;
        JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(
                HttpClient.newBuilder().connectTimeout(TIMEOUT).build());
        requests.setReadTimeout(TIMEOUT);
        this.http = RestClient.builder().requestFactory(requests).build();
    }

    void end(PortalUser user) {
        LinkedMultiValueMap<String, String> form = new LinkedMultiValueMap<>();
        form.add("client_id", OidcSettings.CLIENT);
        form.add("id_token_hint", user.getIdToken().getTokenValue());
        try {
            http.post()
                    .uri(settings.endpoint("logout"))
                    .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                    .body(form)
                    .retrieve()
                    .toBodilessEntity();
        } catch (RestClientException e) {
            LOG.warn("Keycloak could not be told that a session ended; it ends there by itself: {}", e.getMessage());
        }
    }
}
