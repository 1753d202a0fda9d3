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
import tools.jackson.databind.node.ObjectNode;

/**
 * Tells a realm that exists where the portal is now. The realm accepts exact addresses only and an import leaves an
 * existing realm alone, so that a portal started on another port could not sign anybody in.
 */
final class PortalAddress {

    private static final String CLIENT = "entente-portal";
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final int FIRST_REFUSAL = 400;
    private static final JsonMapper JSON = JsonMapper.shared();

    private PortalAddress() {}

    /**
     * Replaces the address the realm knows.
     *
     * @param keycloak Keycloak's own address
     * @param adminPassword of its account {@code admin}
     * @param realm the realm as it is to be, addresses filled in
     */
    static void change(String keycloak, String adminPassword, JsonNode realm) {
        try (var http = HttpClient.newBuilder().connectTimeout(LIMIT).build()) {
            String token = send(
                            http,
                            request(keycloak + "/realms/master/protocol/openid-connect/token")
                                    .header("Content-Type", "application/x-www-form-urlencoded")
                                    .POST(BodyPublishers.ofString(
                                            "grant_type=password&client_id=admin-cli&username=admin&password="
                                                    + URLEncoder.encode(adminPassword, StandardCharsets.UTF_8))))
                    .path("access_token")
                    .asString();
            String administration =
                    keycloak + "/admin/realms/" + realm.path("realm").asString();

            JsonNode existing = send(
                            http,
                            authorized(administration + "/clients?clientId=" + CLIENT, token)
                                    .GET())
                    .path(0);
            var wanted = (ObjectNode) clientOf(realm).deepCopy();
            wanted.set("id", existing.path("id"));
            send(http, put(administration + "/clients/" + existing.path("id").asString(), token, wanted));

            ObjectNode settings = JSON.createObjectNode();
            settings.set("browserSecurityHeaders", realm.path("browserSecurityHeaders"));
            send(http, put(administration, token, settings));
        } catch (IOException e) {
            throw new StartRefused("Keycloak did not take the portal's new address: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartRefused("Interrupted while Keycloak was being told the portal's new address.", e);
        }
    }

    private static JsonNode clientOf(JsonNode realm) {
        for (JsonNode client : realm.path("clients")) {
            if (client.path("clientId").asString().equals(CLIENT)) {
                return client;
            }
        }
        throw new IllegalStateException("the realm has no client " + CLIENT);
    }

    private static HttpRequest.Builder put(String address, String token, JsonNode body) {
        return authorized(address, token)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)));
    }

    private static HttpRequest.Builder authorized(String address, String token) {
        return request(address).header("Authorization", "Bearer " + token);
    }

    private static HttpRequest.Builder request(String address) {
        return HttpRequest.newBuilder(URI.create(address)).timeout(LIMIT);
    }

    private static JsonNode send(HttpClient http, HttpRequest.Builder request)
            throws IOException, InterruptedException {
        HttpResponse<byte[]> response = http.send(request.build(), BodyHandlers.ofByteArray());
        if (response.statusCode() >= FIRST_REFUSAL) {
            throw new StartRefused(
                    "The portal has another address than before, and Keycloak does not let the portal tell it (%d for %s). Start with the ports of before, or write the password of its account admin to secrets/keycloak-admin."
                            .formatted(response.statusCode(), response.uri().getPath()));
        }
        return response.body().length == 0 ? JSON.nullNode() : JSON.readTree(response.body());
    }
}
