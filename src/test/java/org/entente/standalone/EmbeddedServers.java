package org.entente.standalone;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The one-machine mode's servers for tests: same programs, same start, under the build directory, with a fresh database
 * each time. What an earlier, killed test run has left behind is stopped first.
 */
public final class EmbeddedServers {

    private static final Path DIRECTORY = Path.of("target/test-services");
    private static final Path DISTRIBUTIONS = Path.of("target/dist");
    private static final Duration STOP_LIMIT = Duration.ofSeconds(15);
    // Nothing of this outlives the run, so nothing has to reach the disk.
    private static final List<String> FAST = List.of("fsync=off", "synchronous_commit=off", "full_page_writes=off");

    private static @Nullable EmbeddedServers instance;

    private final DataDirectory data;
    private final Children children;
    private final PostgresServer postgres;

    private EmbeddedServers() throws IOException {
        data = DataDirectory.open(DIRECTORY);
        children = new Children(data);
        children.stopStale(EmbeddedServers::say);
        Distribution.deleteTree(data.postgres());
        Path home = Distribution.postgres(DISTRIBUTIONS).unpackInto(data.software(), EmbeddedServers::say);
        postgres = PostgresServer.start(home, data, children, Ports.free(), FAST, line -> {});
        Databases.prepare(postgres::connect, Databases.Passwords.of(data.secrets()));
    }

    /** The servers of this JVM, PostgreSQL started. */
    public static synchronized EmbeddedServers get() throws IOException {
        if (instance == null) {
            instance = new EmbeddedServers();
        }
        return instance;
    }

    public String url(String database) {
        return postgres.url(database);
    }

    public Connection superuser(String database) throws SQLException {
        return postgres.connect(database);
    }

    public String superuserPassword() {
        return postgres.superuserPassword();
    }

    /**
     * Starts Keycloak with the demo people and returns when it answers.
     *
     * @param publicUrl the portal as browsers and Keycloak see it
     * @return Keycloak's address
     */
    public String startKeycloak(String publicUrl) throws IOException {
        Path home = Distribution.keycloak(DISTRIBUTIONS).unpackInto(data.software(), EmbeddedServers::say);
        KeycloakServer.build(home, children, EmbeddedServers::say);
        RealmFiles.copyTheme(home.resolve("themes"));
        RealmFiles.writeDemoImport(KeycloakServer.importDirectory(home));
        var place = new KeycloakServer.Place(
                Ports.free(), url("keycloak"), secret("keycloak-database"), publicUrl, publicUrl);
        KeycloakServer.start(home, place, data.secrets(), children);
        return place.hostname();
    }

    public String secret(String name) {
        return data.secrets().get(name);
    }

    public void stop() {
        children.stopAll(STOP_LIMIT);
        data.close();
    }

    /** Creates roles and databases on a server that is not ours, as the one-machine mode does on its own. */
    public static void prepare(SuperuserConnection superuser, String owner, String app, String keycloak) {
        Databases.prepare(superuser::connect, new Databases.Passwords(owner, app, keycloak));
    }

    /** The realm with the demo people, as one file to import, for a Keycloak that is not ours. */
    public static void writeDemoImport(Path directory) {
        RealmFiles.writeDemoImport(directory);
    }

    public static int freePort() {
        return Ports.free();
    }

    @FunctionalInterface
    public interface SuperuserConnection {
        Connection connect(String database) throws SQLException;
    }

    private static void say(String line) {
        System.out.println("Test services: " + line);
    }
}
