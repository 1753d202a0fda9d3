package org.entente.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One installation of PostgreSQL, started twice. */
class PostgresServerTest {

    @TempDir
    private static Path directory;

    private static DataDirectory data;
    private static Children children;
    private static PostgresServer server;

    @BeforeAll
    static void startTwice() throws SQLException {
        data = DataDirectory.open(directory);
        var before = new Children(data);
        server = start(before);
        Databases.prepare(server::connect, Databases.Passwords.of(data.secrets()));
        execute("create table kept as select 42 as answer");
        before.stopAll(Duration.ofSeconds(10));
        children = new Children(data);
        server = start(children);
        Databases.prepare(server::connect, Databases.Passwords.of(data.secrets()));
    }

    @AfterAll
    static void stop() {
        children.stopAll(Duration.ofSeconds(10));
        data.close();
    }

    @Test
    void dataIsKeptFromOneStartToTheNext() throws SQLException {
        assertThat(ask("select answer from kept")).isEqualTo("42");
    }

    @Test
    void nobodyBeyondThisMachineCanReachIt() throws IOException {
        assertThat(ListeningSockets.all(pid())).hasSize(1);
        assertThat(ListeningSockets.beyondLoopback(pid())).isEmpty();
    }

    @Test
    void nobodyEntersWithoutThePassword() {
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> DriverManager.getConnection(server.url("entente"), PostgresServer.SUPERUSER, "wrong")
                        .close())
                .withMessageContaining("password authentication failed");
    }

    @Test
    void keycloakSeesNothingOfThePortalsDatabaseNorThePortalOfKeycloaks() {
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> DriverManager.getConnection(
                                server.url("entente"),
                                "keycloak",
                                data.secrets().get("keycloak-database"))
                        .close())
                .withMessageContaining("permission denied for database");
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> DriverManager.getConnection(
                                server.url("keycloak"),
                                "entente_app",
                                data.secrets().get("entente-app"))
                        .close())
                .withMessageContaining("permission denied for database");
    }

    @Test
    void damageOnDiskIsNoticedAndCommitsAreOnDisk() throws SQLException {
        assertThat(ask("show data_checksums")).isEqualTo("on");
        assertThat(ask("show fsync")).isEqualTo("on");
        assertThat(ask("show password_encryption")).isEqualTo("scram-sha-256");
    }

    @Test
    void noSecretStandsOnACommandLine() {
        String commandLine = ProcessHandle.of(pid())
                .flatMap(process -> process.info().commandLine())
                .orElseThrow();
        assertThat(commandLine).contains("listen_addresses=127.0.0.1").doesNotContain(server.superuserPassword());
    }

    @Test
    void onlyTheOwnerMayReadTheData() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.postgres())))
                .isEqualTo("rwx------");
    }

    @Test
    void dataOfAnotherMajorVersionIsRefused() throws IOException {
        Path other = directory.resolve("postgresql-19.1");
        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(() -> PostgresServer.start(other, data, children, Ports.free(), List.of(), line -> {}))
                .withMessageContaining("was written by PostgreSQL 18 and this build brings 19");
    }

    private static PostgresServer start(Children children) {
        Path home = Distribution.postgres(Path.of("target/dist")).unpackInto(data.software(), line -> {});
        return PostgresServer.start(home, data, children, Ports.free(), List.of(), line -> {});
    }

    private static long pid() {
        return ProcessNote.read(data.run().resolve("postgresql.pid"))
                .orElseThrow()
                .pid();
    }

    private static void execute(String sql) throws SQLException {
        try (var connection = server.connect("entente")) {
            connection.createStatement().execute(sql);
        }
    }

    private static String ask(String sql) throws SQLException {
        try (var connection = server.connect("entente");
                var result = connection.createStatement().executeQuery(sql)) {
            result.next();
            return result.getString(1);
        }
    }
}
