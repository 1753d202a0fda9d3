package org.entente.audit;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Reads entries as the auditor who asks, part after part, each of which goes on where the last one ended. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class EntryExportRepository {

    private static final String NEWEST = " order by e.occurred_at desc, e.id desc limit :limit";
    private static final String OLDER = " and (e.occurred_at, e.id) < (:at, :id)";

    private final JdbcClient jdbc;

    EntryExportRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How many entries match, counted up to a number. */
    long count(AuditQuery query, int most) {
        asAuditor();
        long found = AuditTrail.matching(
                        jdbc,
                        "select count(*) from (select 1" + AuditTrail.MATCHING + " limit :limit) as counted",
                        query)
                .param("limit", most)
                .query(Long.class)
                .single();
        jdbc.sql("reset role").update();
        return found;
    }

    /** The newest entries that match, or those that come after one of them. */
    List<AuditEntry> after(@Nullable AuditEntry last, AuditQuery query, int limit) {
        asAuditor();
        String sql = AuditTrail.COLUMNS + AuditTrail.MATCHING + (last == null ? "" : OLDER) + NEWEST;
        JdbcClient.StatementSpec statement =
                AuditTrail.matching(jdbc, sql, query).param("limit", limit);
        if (last != null) {
            statement = statement
                    .param("at", AuditTrail.timestamp(last.occurredAt()))
                    .param("id", last.id());
        }
        List<AuditEntry> found =
                statement.query((row, n) -> AuditTrail.read(row)).list();
        jdbc.sql("reset role").update();
        return found;
    }

    // The portal's own role adds entries and reads none. Where a statement fails, the transaction does, and the role
    // with it.
    private void asAuditor() {
        jdbc.sql("set local role entente_auditor").update();
    }
}
