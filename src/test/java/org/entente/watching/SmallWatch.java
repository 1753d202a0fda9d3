package org.entente.watching;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.entente.testing.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Entries, their places and the rules in tables of their own, so that a test may write entries of any time, as no one may in the
 * portal's. Rules look at them by the portal's own classes, in the portal's own role.
 */
final class SmallWatch implements AutoCloseable {

    private static final List<String> TABLES = List.of(
            "audit_entry",
            "audit_leaf",
            "audit_queue",
            "audit_witness",
            "audit_cosignature",
            "watch_rule",
            "watch_state",
            "watch_alert");

    final JdbcClient sql;
    private final Connection connection;

    private SmallWatch(Connection connection) {
        this.connection = connection;
        this.sql = JdbcClient.create(new JdbcTemplate(new SingleConnectionDataSource(connection, true)));
        sql.sql("set search_path = smallwatch").update();
        sql.sql("set synchronous_commit = off").update();
    }

    /** An entry, as a history by lot or a test makes it. */
    record Entry(
            long index,
            UUID id,
            Instant at,
            @Nullable UUID actor,
            @Nullable String nation,
            @Nullable String role,
            String action,
            @Nullable String kind,
            @Nullable String object,
            String outcome,
            @Nullable String reason,
            String detail,
            String origin) {}

    static SmallWatch made() throws SQLException {
        Connection superuser = TestDatabase.superuser().getConnection();
        JdbcTemplate jdbc = new JdbcTemplate(new SingleConnectionDataSource(superuser, true));
        jdbc.execute("drop schema if exists smallwatch cascade");
        jdbc.execute("create schema smallwatch");
        for (String table : TABLES) {
            jdbc.execute(
                    "create table smallwatch.%1$s (like entente.%1$s including defaults including identity including indexes)"
                            .formatted(table));
        }
        jdbc.execute("grant usage on schema smallwatch to entente_sealer");
        jdbc.execute("grant all on all tables in schema smallwatch to entente_sealer");
        return new SmallWatch(superuser);
    }

    /** The same tables on another connection, as another node has them. */
    static SmallWatch again() throws SQLException {
        return new SmallWatch(TestDatabase.superuser().getConnection());
    }

    /** Begins anew, with the rules as they are set at first. */
    void clear() {
        sql.sql("truncate %s".formatted(String.join(", ", TABLES))).update();
        sql.sql("""
                        insert into watch_rule (code, times, minutes, days, hours)
                        values ('MASS_DOWNLOAD', 3, 10, null, null), ('REFUSALS', 3, 10, null, null),
                               ('SIGN_IN_FAILURES', 3, 10, null, null), ('ODD_HOURS', 3, null, 30, 4), ('WAKING', null, null, 20, null),
                               ('OWN_GRANT', null, null, null, null), ('STRANGERS', null, null, null, null),
                               ('STANDSTILL', null, 5, null, null), ('WITNESS_SILENT', null, null, 7, null)
                        """).update();
        sql.sql("insert into watch_state (last_index) values (-1)").update();
    }

    void set(WatchRule rule, String column, int number) {
        sql.sql("update watch_rule set %s = ? where code = ?".formatted(column))
                .params(number, rule.name())
                .update();
    }

    void add(Entry entry) {
        if (!entry.origin().equals("missing")) {
            write(entry);
        }
        sql.sql("insert into audit_leaf (index, entry, salt, commitment, body) values (?, ?, ?, ?, ?)")
                .param(entry.index())
                .param(entry.id())
                .param(new byte[16])
                .param(new byte[32])
                .param("{\"id\":\"%s\",\"origin\":\"%s\"}"
                        .formatted(entry.id(), entry.origin())
                        .getBytes(StandardCharsets.UTF_8))
                .update();
    }

    /** Has an entry wait to be sealed. */
    void queue(Entry entry) {
        write(entry);
        sql.sql("insert into audit_queue (entry) values (?)").param(entry.id()).update();
    }

    private void write(Entry entry) {
        sql.sql("""
                        insert into audit_entry (id, occurred_at, actor, actor_name, actor_nation, actor_role, action, object_kind, object_id,
                               outcome, reason, detail)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb)
                        """)
                .param(entry.id())
                .param(Timestamp.from(entry.at()))
                .param(entry.actor())
                .param(entry.actor() == null ? null : "Test Person")
                .param(entry.nation())
                .param(entry.role())
                .param(entry.action())
                .param(entry.kind())
                .param(entry.object())
                .param(entry.outcome())
                .param(entry.reason())
                .param(entry.detail())
                .update();
    }

    /** A job over these tables. */
    Watch watch(ApplicationEventPublisher events) {
        return new Watch(
                new WatchRepository(sql),
                new TransactionTemplate(new JdbcTransactionManager(new SingleConnectionDataSource(connection, true))),
                events);
    }

    /** Looks until there is nothing more, some entries at a time. */
    void lookAtAll(int most) {
        Watch watch = watch(event -> {});
        while (watch.lookNext(most)) {}
    }

    /** Acknowledges all alerts that are open. */
    void acknowledge() {
        sql.sql("""
                        update watch_alert set acknowledged_at = now(), acknowledged_by = gen_random_uuid(), note = 'seen'
                         where acknowledged_at is null
                        """).update();
    }

    /** Rule, subject, first and last entry, and number of each alert. */
    List<String> alerts() {
        return sql.sql("select concat_ws(' ', rule, subject, first_entry, last_entry, times) from watch_alert")
                .query((row, n) -> row.getString(1))
                .list();
    }

    List<String> rules() {
        return sql.sql("select rule from watch_alert")
                .query((row, n) -> row.getString(1))
                .list();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
