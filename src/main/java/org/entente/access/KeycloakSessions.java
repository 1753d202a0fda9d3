package org.entente.access;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.net.http.HttpClient;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/**
 * A person's session at Keycloak, from the server: kept awake while the person works, for Keycloak hears of nothing else, and
 * ended without the browser, even with an expired ID token.
 */
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

    /** What Keycloak says to a refresh token. */
    sealed interface Answer {

        /** The session goes on. */
        record GoesOn(String nextToken) implements Answer {}

        /** The session has ended, or its person may no longer sign in. */
        record Ended() implements Answer {}

        /** Keycloak could not be asked. */
        record Unknown() implements Answer {}
    }

    Answer keepAwake(String refreshToken) {
        LinkedMultiValueMap<String, String> form = new LinkedMultiValueMap<>();
        form.add("grant_type", "refresh_token");
        form.add("refresh_token", refreshToken);
        try {
            Tokens tokens = http.post()
                    .uri(settings.endpoint("token"))
                    .headers(headers -> headers.setBasicAuth(OidcSettings.CLIENT, settings.clientSecret()))
                    .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                    .body(form)
                    .retrieve()
                    .body(Tokens.class);
            return tokens == null ? new Answer.Unknown() : new Answer.GoesOn(tokens.refreshToken());
        } catch (HttpClientErrorException.BadRequest e) {
            return new Answer.Ended();
        } catch (RestClientException e) {
            LOG.warn("Keycloak could not be asked whether a session goes on: {}", e.getMessage());
            return new Answer.Unknown();
        }
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Tokens(@JsonProperty("refresh_token") String refreshToken) {}

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
