package org.entente.audit.trail;

import java.util.List;
import org.entente.audit.AuditorRole;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Reads entries as the auditor who asks, part after part, each of which goes on where the last one ended. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class EntryExportRepository {

    private final JdbcClient jdbc;
    private final AuditPeople people;
    private final AuditorRole auditor;

    EntryExportRepository(JdbcClient jdbc, AuditPeople people, AuditorRole auditor) {
        this.jdbc = jdbc;
        this.people = people;
        this.auditor = auditor;
    }

    /** A tree of so many entries, and the signed note that says so. */
    record Checkpoint(long size, String note) {}

    /** How many entries of a tree of that size match, counted up to a number. */
    long count(AuditQuery query, long size, int most) {
        AuditConditions wanted = new AuditConditions(query, people.named(query.actorName())).sealedBelow(size);
        return auditor.read(
                () -> jdbc.sql("select count(*) from (%s) counted".formatted(wanted.newest("e.occurred_at, e.id")))
                        .params(wanted.values())
                        .param("limit", most)
                        .query(Long.class)
                        .single());
    }

    /** The newest entries of a tree of that size that match, or those that come after one of them. */
    List<AuditEntry> after(@Nullable AuditEntry last, AuditQuery query, long size, int limit) {
        AuditConditions wanted = new AuditConditions(query, people.named(query.actorName()))
                .sealedBelow(size)
                .after(last == null ? null : new AuditPlace(last.occurredAt(), last.id()));
        return auditor.read(() -> jdbc.sql(AuditEntryRows.WHOLE.formatted(wanted.newest(AuditEntryRows.COLUMNS))
                        + " order by e.occurred_at desc, e.id desc")
                .params(wanted.values())
                .param("limit", limit)
                .query(AuditEntryRows::read)
                .list());
    }

    /** The newest checkpoint of the sealed log; of no entries and without a note if there is none. */
    Checkpoint checkpoint() {
        return jdbc.sql("select size, note from audit_checkpoint order by size desc limit 1")
                .query((row, n) -> new Checkpoint(row.getLong("size"), row.getString("note")))
                .optional()
                .orElse(new Checkpoint(0, ""));
    }
}
