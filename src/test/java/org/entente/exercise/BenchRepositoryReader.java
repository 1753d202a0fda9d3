package org.entente.exercise;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.entente.label.Labels;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Reads through the repository alone: a transaction for each reading, with the member bound to it. */
final class BenchRepositoryReader implements BenchReader {

    private final Connection connection;
    private final UUID member;
    private final ExercisePlanRepository plans;

    BenchRepositoryReader(Connection connection, UUID member, Labels labels) throws SQLException {
        this.connection = connection;
        this.member = member;
        this.plans =
                new ExercisePlanRepository(JdbcClient.create(new SingleConnectionDataSource(connection, true)), labels);
        connection.setAutoCommit(false);
    }

    @Override
    public List<ExercisePlanId> read(ExercisePlanQuery query, int limit) throws SQLException {
        bind();
        List<ExercisePlanId> found = plans.list(query, 0, limit).stream()
                .map(ExercisePlanSummary::id)
                .toList();
        connection.commit();
        return found;
    }

    @Override
    public int backend() {
        try {
            return connection.unwrap(PGConnection.class).getBackendPID();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
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
