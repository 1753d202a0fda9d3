package org.entente.testing.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Reads through the repository alone: a transaction for each reading, with the member bound to it. */
final class RepositoryReader<Q> implements BenchReader<Q> {

    private final Connection connection;
    private final UUID member;
    private final Function<Q, List<?>> repository;

    RepositoryReader(Side side, UUID member, Function<JdbcClient, Function<Q, List<?>>> repository)
            throws SQLException {
        this.connection = BenchData.connect(side.source(), side.path());
        this.member = member;
        this.repository = repository.apply(JdbcClient.create(new SingleConnectionDataSource(connection, true)));
        connection.setAutoCommit(false);
    }

    @Override
    public List<?> read(Q question) throws SQLException {
        bind();
        List<?> found = repository.apply(question);
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
