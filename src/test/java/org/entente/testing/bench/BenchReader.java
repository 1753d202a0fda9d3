package org.entente.testing.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.OptionalLong;

/** One side of a comparison: reads on one connection of a role of its own. */
interface BenchReader<Q> extends AutoCloseable {

    /** What it finds, in order. */
    List<?> read(Q question) throws SQLException;

    /** The process that serves its connection, on the server. */
    int backend();

    @Override
    void close() throws SQLException;

    /** How long one reading takes, in nanoseconds. */
    default long time(Q question) throws SQLException {
        long begin = System.nanoTime();
        read(question);
        return System.nanoTime() - begin;
    }

    /**
     * The processor time that the server has spent on this connection so far, in nanoseconds: unlike the clock, it knows nothing
     * of others on the machine. Not known for a server in a container.
     */
    default OptionalLong processorTime() {
        Path process = Path.of("/proc", String.valueOf(backend()));
        try {
            return Files.readString(process.resolve("cmdline")).startsWith("postgres")
                    ? OptionalLong.of(Long.parseLong(
                            Files.readString(process.resolve("schedstat")).split(" ")[0]))
                    : OptionalLong.empty();
        } catch (IOException e) {
            return OptionalLong.empty();
        }
    }
}
