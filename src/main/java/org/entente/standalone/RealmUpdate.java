package org.entente.standalone;

import java.io.IOException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/** Brings a realm of an earlier version up to date: the import leaves one that exists alone. */
final class RealmUpdate {

    private static final String CLIENT = "entente-provisioning";

    private RealmUpdate() {}

    /**
     * To version 2, the client with which the portal looks after accounts, as the realm's file has it; to version 4, the right of that
     * client to read events.
     */
    static void addProvisioning(String keycloak, String adminPassword, JsonNode realm) {
        try (var admin =
                new KeycloakAdmin(keycloak, adminPassword, realm.path("realm").asString())) {
            if (admin.get("/clients?clientId=" + CLIENT).isEmpty()) {
                admin.post("/clients", RealmFiles.client(realm, CLIENT));
            }
            String client =
                    admin.get("/clients?clientId=" + CLIENT).path(0).path("id").asString();
            String management = admin.get("/clients?clientId=realm-management")
                    .path(0)
                    .path("id")
                    .asString();
            String account = admin.get("/clients/" + client + "/service-account-user")
                    .path("id")
                    .asString();
            ArrayNode roles = JsonMapper.shared().createArrayNode();
            for (JsonNode role : RealmFiles.rightsOf(realm, CLIENT)) {
                roles.add(admin.get("/clients/" + management + "/roles/" + role.asString()));
            }
            admin.post("/clients/" + client + "/scope-mappings/clients/" + management, roles);
            admin.post("/users/" + account + "/role-mappings/clients/" + management, roles);
        } catch (IOException e) {
            throw new StartRefused("Keycloak's realm could not be brought up to date: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartRefused("Interrupted while Keycloak's realm was being brought up to date.", e);
        }
    }
}
