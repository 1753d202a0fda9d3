package org.entente.exercise;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.entente.access.Act;
import org.postgresql.PGConnection;
import org.springframework.security.core.Authentication;

/** Reads as a page does: the whole service call of a signed-in member, on a pool of one connection that takes the portal's place. */
final class BenchServiceReader implements BenchReader {

    private final ExercisePlans plans;
    private final Act act;
    private final Authentication signedIn;
    private final HikariDataSource pool;
    private final int backend;

    BenchServiceReader(ExercisePlans plans, Act act, Authentication signedIn, DataSource source, String path)
            throws SQLException {
        this.plans = plans;
        this.act = act;
        this.signedIn = signedIn;
        var config = new HikariConfig();
        config.setDataSource(source);
        config.setMaximumPoolSize(1);
        config.setConnectionInitSql("set search_path = " + path);
        this.pool = new HikariDataSource(config);
        try (Connection connection = pool.getConnection()) {
            this.backend = connection.unwrap(PGConnection.class).getBackendPID();
        }
    }

    @Override
    public List<ExercisePlanId> read(ExercisePlanQuery query, int limit) {
        return BenchSource.instead(
                pool,
                () -> act.with(signedIn, () -> plans.list(query, 0, limit)).stream()
                        .map(ExercisePlanSummary::id)
                        .toList());
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
