package org.entente.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * PostgreSQL with its data under the data directory: every login by SCRAM with a random password, data checksums, on
 * 127.0.0.1 only and without a Unix socket.
 */
final class PostgresServer {

    static final String SUPERUSER = "postgres";

    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final int INITDB_SECONDS = 120;

    private final Child child;
    private final int port;
    private final Secrets secrets;

    private PostgresServer(Child child, int port, Secrets secrets) {
        this.child = child;
        this.port = port;
        this.secrets = secrets;
    }

    /** Starts the server, makes its data directory first if there is none, and returns when it answers. */
    static PostgresServer start(
            Path home, DataDirectory data, Children children, int port, List<String> settings, Progress progress) {
        List<String> asUser = asOrdinaryUser(children);
        Path cluster = data.postgres();
        requireSameMajor(home, cluster);
        if (!Files.exists(cluster.resolve("PG_VERSION"))) {
            progress.step("Creating the database");
            initialise(home, data, children, asUser);
        }
        var command = new ArrayList<>(asUser);
        command.addAll(List.of(
                home.resolve("bin/postgres").toString(),
                "-D",
                cluster.toString(),
                "-c",
                "listen_addresses=127.0.0.1",
                "-c",
                "port=" + port,
                "-c",
                "unix_socket_directories="));
        settings.forEach(setting -> command.addAll(List.of("-c", setting)));
        var child = children.start("postgresql", StopSignal.INT, command, Map.of("LC_ALL", "C"));
        var server = new PostgresServer(child, port, data.secrets());
        child.awaitAnswer(server::answers, START_LIMIT);
        return server;
    }

    String url(String database) {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database);
    }

    String superuserPassword() {
        return secrets.get("postgresql-superuser");
    }

    Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(url(database), SUPERUSER, superuserPassword());
    }

    void onUnexpectedEnd(Consumer<String> action) {
        child.onUnexpectedEnd(action);
    }

    private boolean answers() {
        try (Connection connection = connect("postgres")) {
            return connection.isValid(1);
        } catch (SQLException e) {
            // Connection refused, or "the database system is starting up": what awaitAnswer is there for.
            return false;
        }
    }

    private static void initialise(Path home, DataDirectory data, Children children, List<String> asUser) {
        // A first start that was killed half-way leaves a directory that initdb would refuse.
        Path unfinished = data.root().resolve(".postgres.new");
        try {
            Distribution.deleteTree(unfinished);
            data.secrets().get("postgresql-superuser");
            var command = new ArrayList<>(asUser);
            command.addAll(List.of(
                    home.resolve("bin/initdb").toString(),
                    "--pgdata=" + unfinished,
                    "--username=" + SUPERUSER,
                    "--pwfile=" + data.secrets().file("postgresql-superuser"),
                    "--auth=scram-sha-256",
                    "--encoding=UTF8",
                    "--locale=C",
                    "--locale-provider=builtin",
                    "--builtin-locale=C.UTF-8",
                    "--data-checksums"));
            children.run("initdb", command, Map.of("LC_ALL", "C"), INITDB_SECONDS);
            Files.move(unfinished, data.postgres());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void requireSameMajor(Path home, Path cluster) {
        Path version = cluster.resolve("PG_VERSION");
        if (!Files.exists(version)) {
            return;
        }
        try {
            String had = Files.readString(version).strip();
            String have = home.getFileName().toString().replaceFirst("postgresql-(\\d+).*", "$1");
            if (!had.equals(have)) {
                throw new StartRefused(
                        "The data in %s was written by PostgreSQL %s and this build brings %s. Move it with pg_upgrade (docs/operations.md), or start with another --data DIR."
                                .formatted(cluster, had, have));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // PostgreSQL refuses to run as root. A user namespace without a mapping makes root nobody in particular, with the
    // same files.
    private static List<String> asOrdinaryUser(Children children) {
        try {
            if (!Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"))) {
                return List.of();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<String> unmapped = List.of("unshare", "--user");
        try {
            children.run("unshare", List.of("unshare", "--user", "true"), Map.of(), 10);
        } catch (StartRefused e) {
            throw new StartRefused(
                    "PostgreSQL does not run as root, and this machine grants no user namespace to get around it. Start ./portal as an ordinary user.",
                    e);
        }
        return unmapped;
    }
}
