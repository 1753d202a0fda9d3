package org.entente.audit.trail;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** How far systems were told of entries, and what comes next; in the sealer's role. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class StreamRepository {

    private static final String FROM_INDEX = """
            select l.index, e.*, w.public_id as workspace, w.name as workspace_name
              from audit_leaf l
              join (select %s from audit_entry e) e on e.id = l.entry
              left join workspace w on w.id = e.workspace_id
             where l.index >= ?
             order by l.index
             limit ?
            """.formatted(AuditEntryRows.COLUMNS);

    private final JdbcClient jdbc;

    StreamRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** An entry at its place. */
    record Placed(long index, AuditEntry entry) {}

    /** The place at which to go on, for this node alone until the transaction ends; empty if another node is at it. */
    Optional<Long> claim(String name) {
        jdbc.sql("set local role entente_sealer").update();
        jdbc.sql("insert into audit_stream (name, next) values (?, 0) on conflict (name) do nothing")
                .param(name)
                .update();
        return jdbc.sql("select next from audit_stream where name = ? for update skip locked")
                .param(name)
                .query(Long.class)
                .optional();
    }

    List<Placed> from(long index, int most) {
        return jdbc.sql(FROM_INDEX)
                .param(index)
                .param(most)
                .query((row, n) -> new Placed(row.getLong("index"), AuditEntryRows.read(row, n)))
                .list();
    }

    void told(String name, long next) {
        jdbc.sql("update audit_stream set next = ?, sent_at = now(), failing_since = null where name = ?")
                .param(next)
                .param(name)
                .update();
    }

    void failed(String name) {
        jdbc.sql("set local role entente_sealer").update();
        jdbc.sql("update audit_stream set failing_since = coalesce(failing_since, now()) where name = ?")
                .param(name)
                .update();
    }
}
