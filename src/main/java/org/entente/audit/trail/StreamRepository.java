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
            select l.index, l.origin, e.*, w.public_id as workspace, w.name as workspace_name
              from (select index, entry, origin from audit_leaf where index >= ? order by index limit ?) l
             cross join lateral (
                   select %s from audit_entry e where e.id = l.entry
                    union all
                   select %s where not exists (select from audit_entry there where there.id = l.entry)) e
              left join workspace w on w.id = e.workspace_id
             order by l.index
            """.formatted(AuditEntryRows.COLUMNS, AuditEntryRows.GONE);

    private final JdbcClient jdbc;

    StreamRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

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

    /** What the log holds from a place on, in its order; also where only the place is left. */
    List<AuditEntry> from(long index, int most) {
        return jdbc.sql(FROM_INDEX)
                .param(index)
                .param(most)
                .query(AuditEntryRows::read)
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
