package org.entente.testing;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.springframework.http.MediaType;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;

/** Looks at accounts as Keycloak's own administrator: what the portal's service account did is not asked of that account. */
public final class KeycloakDesk {

    private final RestClient http = RestClient.create();
    private final String token;

    public KeycloakDesk() {
        LinkedMultiValueMap<String, String> form = new LinkedMultiValueMap<>();
        form.add("grant_type", "password");
        form.add("client_id", "admin-cli");
        form.add("username", "admin");
        form.add("password", TestKeycloak.adminPassword());
        token = Objects.requireNonNull(http.post()
                        .uri(TestKeycloak.address() + "/realms/master/protocol/openid-connect/token")
                        .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                        .body(form)
                        .retrieve()
                        .body(JsonNode.class))
                .path("access_token")
                .asString();
    }

    /** The account with exactly that user name. */
    public Optional<JsonNode> user(String username) {
        return Optional.ofNullable(get("/users?exact=true&username=" + username).get(0));
    }

    /** The names of the realm roles that the account was given. */
    public List<String> roles(String id) {
        return StreamSupport.stream(get("/users/" + id + "/role-mappings/realm").spliterator(), false)
                .map(role -> role.path("name").asString())
                .filter(name -> !name.startsWith("default-roles"))
                .toList();
    }

    /** Whether the account is signed in at Keycloak. */
    public boolean signedIn(String id) {
        return !get("/users/" + id + "/sessions").isEmpty();
    }

    private JsonNode get(String path) {
        return Objects.requireNonNull(http.get()
                .uri(TestKeycloak.address() + "/admin/realms/entente" + path)
                .headers(headers -> headers.setBearerAuth(token))
                .retrieve()
                .body(JsonNode.class));
    }
}
