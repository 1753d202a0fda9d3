package org.entente.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The one-machine mode's servers for tests: same programs, same start, under the build directory, with a fresh database
 * each time. Each of the processes that tests run in side by side has servers of its own; they share the programs, which
 * the first unpacks. What an earlier, killed test run has left behind is stopped first.
 */
public final class EmbeddedServers {

    private static final Path SERVICES = Path.of("target/test-services");
    private static final Path DIRECTORY = SERVICES.resolve(System.getProperty("entente.test.process", "process-1"));
    private static final Path SOFTWARE = SERVICES.resolve("software").toAbsolutePath();
    private static final Path DISTRIBUTIONS = Path.of("target/dist");
    private static final Duration STOP_LIMIT = Duration.ofSeconds(15);
    // Nothing of this outlives the run, so nothing has to reach the disk.
    private static final List<String> FAST = List.of("fsync=off", "synchronous_commit=off", "full_page_writes=off");

    private static @Nullable EmbeddedServers instance;

    private final DataDirectory data;
    private final Children children;
    private final PostgresServer postgres;
    // Held while this runs, since the lock goes with it.
    private @Nullable FileChannel keycloakLock;

    private EmbeddedServers() throws IOException {
        data = DataDirectory.open(DIRECTORY);
        children = new Children(data);
        children.stopStale(EmbeddedServers::say);
        Distribution.deleteTree(data.postgres());
        postgres = PostgresServer.start(postgresHome(), data, children, Ports.free(), FAST, line -> {});
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
     * Keycloak with the demo people, yet to be started. It keeps things beside its programs, so that one process of tests
     * at a time may have one; which tests those are, their tags say.
     *
     * @param publicUrl the portal as browsers and Keycloak see it
     */
    public Keycloak keycloak(String publicUrl) throws IOException {
        keycloakLock = open(SERVICES.resolve("keycloak.lock"));
        if (keycloakLock.tryLock() == null) {
            throw new IllegalStateException("Tests in another process have Keycloak: a test with the tag"
                    + " \"keycloak\" or \"browser\" runs where no such test runs beside it");
        }
        return new Keycloak(new KeycloakServer.Place(
                Ports.free(), url("keycloak"), secret("keycloak-database"), publicUrl, publicUrl));
    }

    /** A Keycloak whose address is known before it answers. */
    public final class Keycloak {

        private final KeycloakServer.Place place;

        private Keycloak(KeycloakServer.Place place) {
            this.place = place;
        }

        public String address() {
            return place.hostname();
        }

        /** Returns when it answers. */
        public void start() {
            try {
                Path home = unpacked(Distribution.keycloak(DISTRIBUTIONS));
                KeycloakServer.build(home, children, EmbeddedServers::say);
                RealmFiles.copyTheme(home.resolve("themes"));
                RealmFiles.writeDemoImport(KeycloakServer.importDirectory(home));
                KeycloakServer.start(home, place, data.secrets(), children);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Where the process of a running server is noted, by the server's name. */
    static Path note(String server) {
        return DIRECTORY.resolve("run").resolve(server + ".pid");
    }

    /** PostgreSQL's programs, unpacked if they were not. */
    static Path postgresHome() throws IOException {
        return unpacked(Distribution.postgres(DISTRIBUTIONS));
    }

    // By one process at a time: unpacked and built by the first, found so by the others.
    private static Path unpacked(Distribution distribution) throws IOException {
        Files.createDirectories(SOFTWARE);
        try (FileChannel file = open(SERVICES.resolve("software.lock"))) {
            file.lock();
            return distribution.unpackInto(SOFTWARE, EmbeddedServers::say);
        }
    }

    // What is locked on it is free when it is closed, or when this process ends.
    private static FileChannel open(Path lock) throws IOException {
        return FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
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
