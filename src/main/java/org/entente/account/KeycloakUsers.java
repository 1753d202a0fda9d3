package org.entente.account;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.net.URI;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClient;

/** Users of the realm. */
@Component
class KeycloakUsers {

    private final ServiceAccount account;
    private final RestClient http;

    KeycloakUsers(ServiceAccount account) {
        this.account = account;
        this.http = account.http();
    }

    /** A role as Keycloak maps it. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Role(String id, String name) {}

    String token() {
        return account.token();
    }

    /** @throws HttpClientErrorException.Conflict if the user name is taken */
    UUID create(String token, NewAccount wanted, String oneTimePassword) {
        Map<String, Object> user = new HashMap<>(Map.of(
                "username", wanted.username(),
                "firstName", wanted.firstName(),
                "lastName", wanted.lastName(),
                "enabled", wanted.enabled(),
                "requiredActions", List.of("UPDATE_PASSWORD"),
                "credentials", List.of(Map.of("type", "password", "value", oneTimePassword, "temporary", true))));
        if (wanted.email() != null) {
            user.put("email", wanted.email());
        }
        URI made = http.post()
                .uri(account.administration("/users"))
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
        return account.administration("/users/" + user + below);
    }

    private URI roleMappings(UUID user, String below) {
        return user(user, "/role-mappings/realm" + below);
    }
}
