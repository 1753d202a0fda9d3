package org.entente.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import javax.sql.DataSource;
import org.entente.standalone.EmbeddedServers;
import org.postgresql.ds.PGSimpleDataSource;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;

/**
 * The PostgreSQL that all tests of this JVM share, started by the first that asks: a container when a Docker engine
 * answers, the one-machine mode's otherwise. It holds the databases {@code entente}, with its roles but no schema yet,
 * and {@code keycloak}.
 */
public final class TestDatabase {

    private static final String IMAGE = "postgres:18";

    private final String serverUrl;
    private final String superuserPassword;
    private final String ownerPassword;
    private final String appPassword;
    private final String keycloakPassword;

    private TestDatabase(
            String serverUrl,
            String superuserPassword,
            String ownerPassword,
            String appPassword,
            String keycloakPassword) {
        this.serverUrl = serverUrl;
        this.superuserPassword = superuserPassword;
        this.ownerPassword = ownerPassword;
        this.appPassword = appPassword;
        this.keycloakPassword = keycloakPassword;
    }

    /** The address of the portal's database. */
    public static String jdbcUrl() {
        return jdbcUrl("entente");
    }

    public static String jdbcUrl(String database) {
        return Shared.SERVER.serverUrl + database;
    }

    /** Password of {@code entente_owner}, who migrates. */
    public static String ownerPassword() {
        return Shared.SERVER.ownerPassword;
    }

    /** Password of {@code entente_app}, as which the portal serves requests and tests of row policies connect. */
    public static String appPassword() {
        return Shared.SERVER.appPassword;
    }

    /** Password of {@code keycloak}, who owns the database of that name. */
    public static String keycloakPassword() {
        return Shared.SERVER.keycloakPassword;
    }

    /** The portal's database as {@code entente_app}: row policies hold. */
    public static DataSource app() {
        return dataSource("entente", "entente_app", appPassword());
    }

    /** The portal's database as {@code entente_owner}, for migrations in tests without Spring. */
    public static DataSource owner() {
        return dataSource("entente", "entente_owner", ownerPassword());
    }

    /** The portal's database as superuser, whom no policy binds: for laying out what a test needs, never for the test itself. */
    public static DataSource superuser() {
        return superuser("entente");
    }

    public static DataSource superuser(String database) {
        return dataSource(database, "postgres", Shared.SERVER.superuserPassword);
    }

    /** Unpooled: each connection is a new one, without settings that an earlier user left. */
    private static DataSource dataSource(String database, String user, String password) {
        var source = new PGSimpleDataSource();
        source.setUrl(jdbcUrl(database));
        source.setUser(user);
        source.setPassword(password);
        return source;
    }

    /** Whether test servers are containers here. */
    static boolean inContainers() {
        return Shared.DOCKER;
    }

    private static final class Shared {
        static final boolean DOCKER =
                mayHaveDocker() && DockerClientFactory.instance().isDockerAvailable();
        static final TestDatabase SERVER = DOCKER ? startContainer() : startEmbedded();
    }

    // Asked first, because Testcontainers logs an error and a stack trace where there simply is no engine.
    private static boolean mayHaveDocker() {
        return System.getenv("DOCKER_HOST") != null
                || Files.exists(Path.of("/var/run/docker.sock"))
                || Files.exists(Path.of(System.getenv().getOrDefault("XDG_RUNTIME_DIR", "/run"), "docker.sock"));
    }

    // The container lives as long as the JVM, not as long as a block here.
    @SuppressWarnings("resource")
    private static TestDatabase startContainer() {
        System.out.println("Test services: PostgreSQL in a container, " + IMAGE);
        var container = new PostgreSQLContainer(IMAGE)
                .withUsername("postgres")
                .withPassword("superuser")
                .withDatabaseName("postgres")
                .withEnv(
                        "POSTGRES_INITDB_ARGS",
                        "--encoding=UTF8 --locale=C --locale-provider=builtin --builtin-locale=C.UTF-8");
        container.start();
        Runtime.getRuntime().addShutdownHook(new Thread(container::stop, "stop-test-database"));
        String url = "jdbc:postgresql://%s:%d/"
                .formatted(container.getHost(), container.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT));
        EmbeddedServers.prepare(
                database -> DriverManager.getConnection(url + database, "postgres", "superuser"),
                "owner",
                "app",
                "keycloak");
        return new TestDatabase(url, "superuser", "owner", "app", "keycloak");
    }

    private static TestDatabase startEmbedded() {
        System.out.println("Test services: PostgreSQL embedded, since no Docker engine answers");
        try {
            EmbeddedServers servers = EmbeddedServers.get();
            Runtime.getRuntime().addShutdownHook(new Thread(servers::stop, "stop-test-services"));
            return new TestDatabase(
                    servers.url(""),
                    servers.superuserPassword(),
                    servers.secret("entente-owner"),
                    servers.secret("entente-app"),
                    servers.secret("keycloak-database"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
