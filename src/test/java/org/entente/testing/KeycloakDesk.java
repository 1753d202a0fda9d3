package org.entente.testing;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.springframework.http.HttpMethod;
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

    /** The rights over the realm that the service account of a client has. */
    public List<String> rights(String client) {
        return StreamSupport.stream(get(rightsPath(client)).spliterator(), false)
                .map(role -> role.path("name").asString())
                .toList();
    }

    /** Takes a right over the realm from the service account of a client, and from what its tokens may carry. */
    public void takeRight(String client, String right) {
        String management = clientId("realm-management");
        JsonNode role = get("/clients/" + management + "/roles/" + right);
        for (String path :
                List.of(rightsPath(client), "/clients/" + clientId(client) + "/scope-mappings/clients/" + management)) {
            http.method(HttpMethod.DELETE)
                    .uri(TestKeycloak.address() + "/admin/realms/entente" + path)
                    .headers(headers -> headers.setBearerAuth(token))
                    .contentType(MediaType.APPLICATION_JSON)
                    .body(List.of(role))
                    .retrieve()
                    .toBodilessEntity();
        }
    }

    private String rightsPath(String client) {
        String account = get("/clients/" + clientId(client) + "/service-account-user")
                .path("id")
                .asString();
        return "/users/" + account + "/role-mappings/clients/" + clientId("realm-management");
    }

    private String clientId(String client) {
        return get("/clients?clientId=" + client).path(0).path("id").asString();
    }

    private JsonNode get(String path) {
        return Objects.requireNonNull(http.get()
                .uri(TestKeycloak.address() + "/admin/realms/entente" + path)
                .headers(headers -> headers.setBearerAuth(token))
                .retrieve()
                .body(JsonNode.class));
    }
}
