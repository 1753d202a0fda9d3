package org.entente.exercise;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import org.entente.label.Labels;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Reads lists as the portal does, on one connection of a role of choice: a transaction for each, with the member bound to it. */
final class BenchReader implements AutoCloseable {

    private final Connection connection;
    private final UUID member;
    private final String backend;
    private final ExercisePlanRepository plans;

    BenchReader(Connection connection, UUID member, Labels labels) throws SQLException {
        this.connection = connection;
        this.member = member;
        this.plans =
                new ExercisePlanRepository(JdbcClient.create(new SingleConnectionDataSource(connection, true)), labels);
        this.backend = String.valueOf(connection.unwrap(PGConnection.class).getBackendPID());
        connection.setAutoCommit(false);
    }

    List<ExercisePlanId> read(ExercisePlanQuery query, int limit) throws SQLException {
        bind();
        List<ExercisePlanId> found = plans.list(query, 0, limit).stream()
                .map(ExercisePlanSummary::id)
                .toList();
        connection.commit();
        return found;
    }

    /** How long one reading takes, in nanoseconds. */
    long time(ExercisePlanQuery query, int limit) throws SQLException {
        long begin = System.nanoTime();
        read(query, limit);
        return System.nanoTime() - begin;
    }

    /**
     * The processor time that the server has spent on this connection so far, in nanoseconds: unlike the clock, it knows nothing
     * of others on the machine. Not known for a server in a container.
     */
    OptionalLong processorTime() {
        try {
            String command = Files.readString(Path.of("/proc", backend, "cmdline"));
            return command.startsWith("postgres")
                    ? OptionalLong.of(Long.parseLong(Files.readString(Path.of("/proc", backend, "schedstat"))
                            .split(" ")[0]))
                    : OptionalLong.empty();
        } catch (IOException e) {
            return OptionalLong.empty();
        }
    }

    private void bind() throws SQLException {
        try (PreparedStatement bind = connection.prepareStatement("select set_config('entente.member', ?, true)")) {
            bind.setString(1, member.toString());
            bind.execute();
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
