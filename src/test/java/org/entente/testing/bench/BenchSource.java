package org.entente.testing.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** The portal's connections, except where a reader of the bench puts its own in their place for a call. */
final class BenchSource extends DelegatingDataSource {

    private static final ThreadLocal<@Nullable DataSource> INSTEAD = new ThreadLocal<>();

    private BenchSource(DataSource portal) {
        super(portal);
    }

    static <T> T instead(DataSource source, Supplier<T> call) {
        INSTEAD.set(source);
        try {
            return call.get();
        } finally {
            INSTEAD.remove();
        }
    }

    @Override
    public Connection getConnection() throws SQLException {
        DataSource source = INSTEAD.get();
        return source == null ? super.getConnection() : source.getConnection();
    }

    /** Puts it around the portal's data source. */
    static final class Around implements BeanPostProcessor {

        @Override
        public Object postProcessAfterInitialization(Object bean, String name) {
            return bean instanceof DataSource source ? new BenchSource(source) : bean;
        }
    }
}
