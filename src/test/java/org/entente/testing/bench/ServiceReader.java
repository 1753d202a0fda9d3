package org.entente.testing.bench;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import org.entente.access.Act;
import org.postgresql.PGConnection;
import org.springframework.security.core.Authentication;

/** Reads as a page does: the whole service call of a signed-in member, on a pool of one connection that takes the portal's place. */
final class ServiceReader<Q> implements BenchReader<Q> {

    private final Act act;
    private final Authentication signedIn;
    private final Function<Q, List<?>> service;
    private final HikariDataSource pool;
    private final int backend;

    ServiceReader(Side side, Act act, Authentication signedIn, Function<Q, List<?>> service) throws SQLException {
        this.act = act;
        this.signedIn = signedIn;
        this.service = service;
        var config = new HikariConfig();
        config.setDataSource(side.source());
        config.setMaximumPoolSize(1);
        config.setConnectionInitSql("set search_path = " + side.path());
        this.pool = new HikariDataSource(config);
        try (Connection connection = pool.getConnection()) {
            this.backend = connection.unwrap(PGConnection.class).getBackendPID();
        }
    }

    @Override
    public List<?> read(Q question) {
        return BenchSource.<List<?>>instead(pool, () -> act.with(signedIn, () -> service.apply(question)));
    }

    @Override
    public int backend() {
        return backend;
    }

    @Override
    public void close() {
        pool.close();
    }
}
