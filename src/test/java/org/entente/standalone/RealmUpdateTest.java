package org.entente.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.entente.testing.KeycloakDesk;
import org.entente.testing.PortalProperties;
import org.entente.testing.TestKeycloak;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A realm of before is brought to what the realm's file says. */
@Tag("keycloak")
class RealmUpdateTest {

    private static final String CLIENT = "entente-provisioning";

    @BeforeAll
    static void start() {
        TestKeycloak.start(PortalProperties.publicUrl());
    }

    @Test
    void serviceAccountOfARealmOfBeforeMayReadEvents() {
        KeycloakDesk desk = new KeycloakDesk();
        desk.takeRight(CLIENT, "view-events");
        assertThat(desk.rights(CLIENT)).containsExactly("manage-users");

        RealmUpdate.addProvisioning(TestKeycloak.address(), TestKeycloak.adminPassword(), RealmFiles.realm(Map.of()));

        assertThat(desk.rights(CLIENT)).containsExactlyInAnyOrder("manage-users", "view-events");
    }
}
