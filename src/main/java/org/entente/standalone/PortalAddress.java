package org.entente.standalone;

import java.io.IOException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Tells a realm that exists where the portal is now. The realm accepts exact addresses only and an import leaves an
 * existing realm alone, so that a portal started on another port could not sign anybody in.
 */
final class PortalAddress {

    private static final String CLIENT = "entente-portal";

    private PortalAddress() {}

    /**
     * Replaces the address the realm knows.
     *
     * @param keycloak Keycloak's own address
     * @param adminPassword of its account {@code admin}
     * @param realm the realm as it is to be, addresses filled in
     */
    static void change(String keycloak, String adminPassword, JsonNode realm) {
        try (var admin =
                new KeycloakAdmin(keycloak, adminPassword, realm.path("realm").asString())) {
            JsonNode existing = admin.get("/clients?clientId=" + CLIENT).path(0);
            var wanted = (ObjectNode) RealmFiles.client(realm, CLIENT).deepCopy();
            wanted.set("id", existing.path("id"));
            admin.put("/clients/" + existing.path("id").asString(), wanted);

            ObjectNode settings = JsonMapper.shared().createObjectNode();
            settings.set("browserSecurityHeaders", realm.path("browserSecurityHeaders"));
            admin.put("", settings);
        } catch (IOException e) {
            throw new StartRefused("Keycloak did not take the portal's new address: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartRefused("Interrupted while Keycloak was being told the portal's new address.", e);
        }
    }
}
