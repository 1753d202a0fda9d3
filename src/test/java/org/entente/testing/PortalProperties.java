package org.entente.testing;

import org.entente.standalone.EmbeddedServers;
import org.springframework.test.context.DynamicPropertyRegistry;

/** The properties that put a portal under test on the shared servers; for a {@code @DynamicPropertySource} method. */
public final class PortalProperties {

    private static final int PORT = EmbeddedServers.freePort();

    /** Two of the demo people, whom Keycloak knows with an empty portal too. */
    private static final String FIRST_ADMINISTRATORS =
            "00000000-0000-4000-8000-000000000101:admin.one,00000000-0000-4000-8000-000000000102:admin.two";

    private PortalProperties() {}

    /** PostgreSQL only. Nobody can sign in: the identity provider's address leads nowhere. */
    public static void register(DynamicPropertyRegistry registry) {
        registerDatabase(registry);
        registry.add("entente.public-url", () -> "http://localhost:1");
        registry.add("entente.oidc.issuer", () -> "http://localhost:1/auth/realms/entente");
        registry.add("entente.oidc.backend", () -> "http://localhost:1/auth/realms/entente");
        registry.add("entente.oidc.client-secret", () -> "unused");
    }

    /**
     * PostgreSQL and Keycloak, which begins to start now: the test waits for it with {@link TestKeycloak#start}. The portal
     * must run at {@link #publicUrl}, so the test needs {@code webEnvironment = DEFINED_PORT}.
     */
    public static void registerWithKeycloak(DynamicPropertyRegistry registry) {
        TestKeycloak.begin(publicUrl());
        registerDatabase(registry);
        registry.add("server.port", () -> PORT);
        registry.add("entente.public-url", PortalProperties::publicUrl);
        registry.add("entente.oidc.issuer", TestKeycloak::issuer);
        registry.add("entente.oidc.backend", TestKeycloak::issuer);
        registry.add("entente.oidc.client-secret", TestKeycloak::clientSecret);
        registry.add("entente.provisioning.client-secret", TestKeycloak::provisioningSecret);
    }

    /** Where the one portal that works with Keycloak runs in this JVM. */
    public static String publicUrl() {
        return "http://localhost:" + PORT;
    }

    private static void registerDatabase(DynamicPropertyRegistry registry) {
        registry.add("entente.db.url", TestDatabase::jdbcUrl);
        registry.add("entente.db.owner-password", TestDatabase::ownerPassword);
        registry.add("entente.db.app-password", TestDatabase::appPassword);
        registry.add("entente.files.directory", () -> TestFiles.directory().toString());
        registry.add(
                "entente.audit.key",
                () -> TestFiles.directory().resolve("audit-key").toString());
        registry.add("entente.binding.key", () -> TestSigners.own().key().toString());
        registry.add(
                "entente.binding.certificate",
                () -> TestSigners.own().certificate().toString());
        registry.add("entente.binding.trust", () -> TestSigners.trust().toString());
        registry.add("entente.files.largest", () -> "2MB");
        registry.add("entente.files.workspace", () -> "5MB");
        boolean empty = Boolean.getBoolean("entente.test.empty");
        registry.add("entente.demo", () -> !empty);
        if (empty) {
            registry.add("entente.bootstrap.administrators", () -> FIRST_ADMINISTRATORS);
        }
    }
}
