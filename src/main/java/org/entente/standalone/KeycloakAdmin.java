package org.entente.standalone;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Our own Keycloak's administration of one realm, as its account {@code admin}. */
final class KeycloakAdmin implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final int FIRST_REFUSAL = 400;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(LIMIT).build();
    private final String administration;
    private final String token;

    /**
     * Signs in.
     *
     * @param keycloak Keycloak's own address
     * @param password of its account {@code admin}
     */
    KeycloakAdmin(String keycloak, String password, String realm) throws IOException, InterruptedException {
        administration = keycloak + "/admin/realms/" + realm;
        token = send(request(keycloak + "/realms/master/protocol/openid-connect/token")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("grant_type=password&client_id=admin-cli&username=admin&password="
                                + URLEncoder.encode(password, StandardCharsets.UTF_8))))
                .path("access_token")
                .asString();
    }

    /** What is there, at a path below the realm's own. */
    JsonNode get(String path) throws IOException, InterruptedException {
        return send(authorized(path).GET());
    }

    void put(String path, JsonNode body) throws IOException, InterruptedException {
        send(json(path).PUT(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body))));
    }

    void post(String path, JsonNode body) throws IOException, InterruptedException {
        send(json(path).POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body))));
    }

    private HttpRequest.Builder json(String path) {
        return authorized(path).header("Content-Type", "application/json");
    }

    private HttpRequest.Builder authorized(String path) {
        return request(administration + path).header("Authorization", "Bearer " + token);
    }

    private static HttpRequest.Builder request(String address) {
        return HttpRequest.newBuilder(URI.create(address)).timeout(LIMIT);
    }

    private JsonNode send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<byte[]> response = http.send(request.build(), BodyHandlers.ofByteArray());
        if (response.statusCode() >= FIRST_REFUSAL) {
            throw new StartRefused(
                    "The realm is to be brought up to date, and Keycloak does not let the portal do it (%d for %s). Start with the ports of before, or write the password of its account admin to secrets/keycloak-admin."
                            .formatted(response.statusCode(), response.uri().getPath()));
        }
        return response.body().length == 0 ? JSON.nullNode() : JSON.readTree(response.body());
    }

    @Override
    public void close() {
        http.close();
    }
}
