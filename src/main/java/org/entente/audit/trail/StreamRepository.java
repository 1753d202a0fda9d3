package org.entente.audit.trail;

import java.util.List;
import java.util.Optional;
import org.entente.audit.sealing.SealedEntries;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** How far systems were told of entries, and what comes next; in the sealer's role. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class StreamRepository {

    private final JdbcClient jdbc;
    private final SealedEntries sealed;

    StreamRepository(JdbcClient jdbc, SealedEntries sealed) {
        this.jdbc = jdbc;
        this.sealed = sealed;
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

    /** What the log holds from a place on, in its order and as it was sealed; also where only the place is left. */
    List<AuditEntry> from(long index, int most) {
        return sealed.from(index, most);
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
