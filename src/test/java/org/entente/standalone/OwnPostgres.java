package org.entente.standalone;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * A PostgreSQL for one test, which may kill it: set up as the one-machine mode does, and unlike the other tests' server one that waits
 * for its disk.
 */
public final class OwnPostgres implements AutoCloseable {

    private static final Path DIRECTORY =
            Path.of("target/test-services", System.getProperty("entente.test.process", "process-1") + "-own");
    private static final Duration STOP_LIMIT = Duration.ofSeconds(15);

    private final DataDirectory data;
    private final int port = Ports.free();
    private Children children;
    private PostgresServer server;

    /** Begins with empty databases. */
    public OwnPostgres() throws IOException {
        data = DataDirectory.open(DIRECTORY);
        children = new Children(data);
        children.stopStale(line -> {});
        Distribution.deleteTree(data.postgres());
        server = start();
        Databases.prepare(server::connect, Databases.Passwords.of(data.secrets()));
    }

    public String url() {
        return server.url("entente");
    }

    public String secret(String name) {
        return data.secrets().get(name);
    }

    /** A directory beside the database, for what a portal keeps elsewhere. */
    public Path directory() {
        return data.files();
    }

    public Connection superuser() throws SQLException {
        return server.connect("entente");
    }

    /** Ends every process of the server at once, as a power cut does, and starts it again. */
    public void killAndStart() throws IOException {
        ProcessHandle postmaster = ProcessNote.read(data.run().resolve("postgresql.pid"))
                .flatMap(note -> ProcessHandle.of(note.pid()))
                .orElseThrow();
        List<ProcessHandle> all =
                Stream.concat(Stream.of(postmaster), postmaster.descendants()).toList();
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(one -> one.onExit().join());
        children = new Children(data);
        server = start();
    }

    @Override
    public void close() {
        children.stopAll(STOP_LIMIT);
        data.close();
    }

    private PostgresServer start() throws IOException {
        return PostgresServer.start(EmbeddedServers.postgresHome(), data, children, port, List.of(), line -> {});
    }
}
