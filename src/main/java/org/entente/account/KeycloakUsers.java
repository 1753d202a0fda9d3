package org.entente.account;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClient;

/**
 * Users of the realm through Keycloak's Admin REST API, as the service account of {@code entente-provisioning}, which may manage
 * users and nothing else. A token is asked for each act: acts are rare, and a token that is kept is one that can be lost.
 */
@Component
class KeycloakUsers {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final ProvisioningSettings settings;
    private final RestClient http;

    KeycloakUsers(ProvisioningSettings settings) {
        this.settings = settings;
        JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(
                HttpClient.newBuilder().connectTimeout(TIMEOUT).build());
        requests.setReadTimeout(TIMEOUT);
        this.http = RestClient.builder().requestFactory(requests).build();
    }

    /** A role as Keycloak maps it. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Role(String id, String name) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Token(@JsonProperty("access_token") String value) {}

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

    /** @throws HttpClientErrorException.Conflict if the user name is taken */
    UUID create(String token, NewAccount account, String oneTimePassword) {
        Map<String, Object> user = new HashMap<>(Map.of(
                "username", account.username(),
                "firstName", account.firstName(),
                "lastName", account.lastName(),
                "enabled", account.enabled(),
                "requiredActions", List.of("UPDATE_PASSWORD"),
                "credentials", List.of(Map.of("type", "password", "value", oneTimePassword, "temporary", true))));
        if (account.email() != null) {
            user.put("email", account.email());
        }
        URI made = http.post()
                .uri(URI.create(settings.administration() + "/users"))
                .headers(headers -> headers.setBearerAuth(token))
                .contentType(MediaType.APPLICATION_JSON)
                .body(user)
                .retrieve()
                .toBodilessEntity()
                .getHeaders()
                .getLocation();
        String path = Objects.requireNonNull(made).getPath();
        return UUID.fromString(path.substring(path.lastIndexOf('/') + 1));
    }

    /** Realm roles that the user has; or those one may still give. */
    List<Role> roles(String token, UUID user, boolean available) {
        Role[] roles = http.get()
                .uri(roleMappings(user, available ? "/available" : ""))
                .headers(headers -> headers.setBearerAuth(token))
                .retrieve()
                .body(Role[].class);
        return Arrays.asList(Objects.requireNonNull(roles));
    }

    void giveRoles(String token, UUID user, List<Role> roles) {
        http.post()
                .uri(roleMappings(user, ""))
                .headers(headers -> headers.setBearerAuth(token))
                .contentType(MediaType.APPLICATION_JSON)
                .body(roles)
                .retrieve()
                .toBodilessEntity();
    }

    void takeRoles(String token, UUID user, List<Role> roles) {
        http.method(HttpMethod.DELETE)
                .uri(roleMappings(user, ""))
                .headers(headers -> headers.setBearerAuth(token))
                .contentType(MediaType.APPLICATION_JSON)
                .body(roles)
                .retrieve()
                .toBodilessEntity();
    }

    void enable(String token, UUID user, boolean enabled) {
        http.put()
                .uri(user(user, ""))
                .headers(headers -> headers.setBearerAuth(token))
                .contentType(MediaType.APPLICATION_JSON)
                .body(Map.of("enabled", enabled))
                .retrieve()
                .toBodilessEntity();
    }

    void endSessions(String token, UUID user) {
        http.post()
                .uri(user(user, "/logout"))
                .headers(headers -> headers.setBearerAuth(token))
                .retrieve()
                .toBodilessEntity();
    }

    void delete(String token, UUID user) {
        http.delete()
                .uri(user(user, ""))
                .headers(headers -> headers.setBearerAuth(token))
                .retrieve()
                .toBodilessEntity();
    }

    private URI user(UUID user, String below) {
        return URI.create(settings.administration() + "/users/" + user + below);
    }

    private URI roleMappings(UUID user, String below) {
        return user(user, "/role-mappings/realm" + below);
    }
}
