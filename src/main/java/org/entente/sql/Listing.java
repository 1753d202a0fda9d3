package org.entente.sql;

import com.google.errorprone.annotations.CompileTimeConstant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * One page of a list: what it tells, of which rows, in which order. What is put together are constants of the code, which the
 * compiler sees to; what anybody asked for goes in as values, one for each question mark, in the order in which they come.
 */
public final class Listing {

    private final StringBuilder sql;
    private final List<@Nullable Object> values;
    private final StringBuilder order = new StringBuilder();

    private Listing(String select, List<@Nullable Object> values) {
        this.sql = new StringBuilder(select).append(" where true");
        this.values = values;
    }

    /** A list of what a statement without conditions of its own answers. */
    public static Listing of(@CompileTimeConstant final String select, @Nullable Object... values) {
        return new Listing(select, new ArrayList<>(Arrays.asList(values)));
    }

    /** Only the rows for which the condition holds. */
    public Listing where(@CompileTimeConstant final String condition, @Nullable Object... wanted) {
        sql.append(" and (").append(condition).append(')');
        values.addAll(Arrays.asList(wanted));
        return this;
    }

    /** As {@link #where}, if something is wanted; all rows if not. */
    public <T> Listing given(
            @Nullable T wanted, @CompileTimeConstant final String condition, Function<? super T, ?> value) {
        return wanted == null ? this : where(condition, value.apply(wanted));
    }

    /** By this, and where it is equal by what is said next. */
    public Listing by(@CompileTimeConstant final String key, boolean descending) {
        order.append(order.isEmpty() ? " order by " : ", ").append(key).append(descending ? " desc" : " asc");
        return this;
    }

    /** As {@link #by}, with the rows of which it is not known last either way. */
    public Listing byIfKnown(@CompileTimeConstant final String key, boolean descending) {
        by(key, descending);
        order.append(" nulls last");
        return this;
    }

    /** The statement, to be run. Numbers of rows stand in it: with parameters there, PostgreSQL plans for a tenth of all rows. */
    public StatementSpec page(JdbcClient jdbc, int offset, int limit) {
        return jdbc.sql(sql + order.toString() + " offset %d limit %d".formatted(offset, limit))
                .params(values);
    }
}
