package org.entente.testing;

import dasniko.testcontainers.keycloak.KeycloakContainer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.entente.standalone.EmbeddedServers;
import org.jspecify.annotations.Nullable;
import org.testcontainers.utility.MountableFile;

/**
 * The Keycloak that all tests of this JVM share, with the project's realm and the demo people: a container when a
 * Docker engine answers, the one-machine mode's otherwise. The portal's address must be known before it starts, because
 * the realm accepts no other.
 */
public final class TestKeycloak {

    private static final String IMAGE = "quay.io/keycloak/keycloak:26.7.5";
    private static final int PORT_INSIDE = 8080;

    private static @Nullable TestKeycloak instance;

    private final String publicUrl;
    private final String address;
    private final String clientSecret;
    private final String provisioningSecret;
    private final String adminPassword;
    private final CompletableFuture<Void> answering;

    private TestKeycloak(
            String publicUrl,
            String address,
            String clientSecret,
            String provisioningSecret,
            String adminPassword,
            Runnable server) {
        this.publicUrl = publicUrl;
        this.address = address;
        this.clientSecret = clientSecret;
        this.provisioningSecret = provisioningSecret;
        this.adminPassword = adminPassword;
        this.answering = CompletableFuture.runAsync(
                server, task -> Thread.ofPlatform().name("start-keycloak").start(task));
    }

    /**
     * Begins to start Keycloak for a portal at that address, like {@code http://localhost:18080}; a second call must name
     * the same. Meanwhile the portal can start as well, which asks nothing of it before people do.
     */
    public static synchronized void begin(String publicUrl) {
        if (instance == null) {
            instance = TestDatabase.inContainers() ? container(publicUrl) : embedded(publicUrl);
        } else if (!instance.publicUrl.equals(publicUrl)) {
            throw new IllegalStateException("Keycloak already serves " + instance.publicUrl);
        }
    }

    /** Begins as {@link #begin} does unless that is done, and returns when Keycloak answers. */
    public static void start(String publicUrl) {
        begin(publicUrl);
        begun().answering.join();
    }

    /** Its issuer, as browsers and the portal see it. */
    public static String issuer() {
        return address() + "/realms/entente";
    }

    /** Its own address, the realm's is below it: for tests that use its administration. */
    public static String address() {
        return begun().address;
    }

    public static String clientSecret() {
        return begun().clientSecret;
    }

    /** With which the portal looks after accounts. */
    public static String provisioningSecret() {
        return begun().provisioningSecret;
    }

    /** Password of the account {@code admin} in the realm {@code master}. */
    public static String adminPassword() {
        return begun().adminPassword;
    }

    private static synchronized TestKeycloak begun() {
        if (instance == null) {
            throw new IllegalStateException("Call begin or start with the portal's address first");
        }
        return instance;
    }

    private static TestKeycloak embedded(String publicUrl) {
        System.out.println("Test services: Keycloak embedded, since no Docker engine answers");
        try {
            // Its database is in the tests' PostgreSQL.
            TestDatabase.jdbcUrl();
            EmbeddedServers servers = EmbeddedServers.get();
            EmbeddedServers.Keycloak keycloak = servers.keycloak(publicUrl);
            return new TestKeycloak(
                    publicUrl,
                    keycloak.address(),
                    servers.secret("oidc-client"),
                    servers.secret("provisioning-client"),
                    servers.secret("keycloak-admin"),
                    keycloak::start);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // The container lives as long as the JVM, not as long as a block here.
    @SuppressWarnings("resource")
    private static TestKeycloak container(String publicUrl) {
        System.out.println("Test services: Keycloak in a container, " + IMAGE);
        try {
            Path imports = Files.createDirectories(Path.of("target/test-services/import"));
            EmbeddedServers.writeDemoImport(imports);
            // The issuer holds the port, so it is chosen here rather than by the engine.
            int port = EmbeddedServers.freePort();
            String address = "http://localhost:%d/auth".formatted(port);
            var container = new KeycloakContainer(IMAGE)
                    .withContextPath("/auth")
                    .withStartupTimeout(Duration.ofMinutes(5))
                    .withAdminUsername("admin")
                    .withAdminPassword("admin")
                    .withExtraHost("portal.host", "host-gateway")
                    // What it writes goes to memory: copying files in may leave its data folder to root.
                    .withEnv("KC_DB", "dev-mem")
                    .withTmpFs(Map.of("/opt/keycloak/data/tmp", "rw", "/opt/keycloak/data/transaction-logs", "rw"))
                    // Its development mode otherwise listens to itself only, unless the image says it is one.
                    .withEnv("KC_HTTP_HOST", "0.0.0.0")
                    .withEnv("KC_HOSTNAME", address)
                    .withEnv("ENTENTE_PUBLIC_URL", publicUrl)
                    .withEnv("ENTENTE_BACKCHANNEL_URL", publicUrl.replace("localhost", "portal.host"))
                    .withEnv("ENTENTE_CLIENT_SECRET", "client-secret")
                    .withEnv("ENTENTE_PROVISIONING_SECRET", "provisioning-secret")
                    .withCopyFileToContainer(
                            MountableFile.forHostPath(imports.resolve("entente-realm.json")),
                            "/opt/keycloak/data/import/entente-realm.json")
                    .withCopyFileToContainer(
                            MountableFile.forHostPath("realm-config/theme/entente"), "/opt/keycloak/themes/entente");
            container.setPortBindings(List.of(port + ":" + PORT_INSIDE));
            Runtime.getRuntime().addShutdownHook(new Thread(container::stop, "stop-test-keycloak"));
            return new TestKeycloak(
                    publicUrl, address, "client-secret", "provisioning-secret", "admin", container::start);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
