package org.entente.account;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Objects;
import org.springframework.http.MediaType;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.client.RestClient;

/**
 * The way to Keycloak's Admin REST API as {@code entente-provisioning}, which may manage users and read events and nothing else. A
 * token is asked for each act: acts are rare, and a token that is kept is one that can be lost.
 */
@Component
class ServiceAccount {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final ProvisioningSettings settings;
    private final RestClient http;

    ServiceAccount(ProvisioningSettings settings) {
        this.settings = settings;
        JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(
                HttpClient.newBuilder().connectTimeout(TIMEOUT).build());
        requests.setReadTimeout(TIMEOUT);
        this.http = RestClient.builder().requestFactory(requests).build();
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Token(@JsonProperty("access_token") String value) {}

    /** Whether the portal has one. */
    boolean there() {
        return !settings.clientSecret().isBlank();
    }

    RestClient http() {
        return http;
    }

    /** The address of something in the realm's administration. */
    URI administration(String below) {
        return URI.create(settings.administration() + below);
    }

    String token() {
        LinkedMultiValueMap<String, String> form = new LinkedMultiValueMap<>();
        form.add("grant_type", "client_credentials");
        Token token = http.post()
                .uri(URI.create(settings.tokenEndpoint()))
                .headers(headers -> headers.setBasicAuth(ProvisioningSettings.CLIENT, settings.clientSecret()))
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .body(form)
                .retrieve()
                .body(Token.class);
        return Objects.requireNonNull(token).value();
    }
}
