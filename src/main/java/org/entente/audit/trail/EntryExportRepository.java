package org.entente.audit.trail;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.entente.audit.AuditorRole;
import org.entente.audit.sealing.SealedEntries;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Reads entries as the auditor who asks, part after part, each of which goes on where the last one ended. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class EntryExportRepository {

    private static final int AT_A_TIME = 2_000;

    private final JdbcClient jdbc;
    private final AuditPeople people;
    private final AuditorRole auditor;
    private final SealedEntries sealed;

    EntryExportRepository(JdbcClient jdbc, AuditPeople people, AuditorRole auditor, SealedEntries sealed) {
        this.jdbc = jdbc;
        this.people = people;
        this.auditor = auditor;
        this.sealed = sealed;
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
    List<AuditPlace> after(@Nullable AuditPlace last, AuditQuery query, long size, int limit) {
        AuditConditions wanted = new AuditConditions(query, people.named(query.actorName()))
                .sealedBelow(size)
                .after(last);
        return auditor.read(() -> jdbc.sql(wanted.newest("e.occurred_at, e.id"))
                .params(wanted.values())
                .param("limit", limit)
                .query((row, n) ->
                        new AuditPlace(row.getTimestamp("occurred_at").toInstant(), row.getObject("id", UUID.class)))
                .list());
    }

    /** These as they were sealed, in this order. */
    List<AuditEntry> sealed(List<UUID> entries) {
        return auditor.read(() -> sealed.of(entries));
    }

    /** Those at these places of the tree as they were sealed, in this order. */
    List<AuditEntry> at(List<Long> places) {
        return auditor.read(() -> sealed.at(places));
    }

    /**
     * The places of those in a tree of that size that were sealed as what is looked for, and that the list does not show as that any more:
     * they are gone from it, or altered so that they are not found. The newest in the tree first.
     */
    List<Long> hidden(AuditQuery query, long size, int most) {
        List<UUID> named = people.named(query.actorName());
        SealedConditions sealedAs = new SealedConditions(query, named);
        AuditConditions listed = new AuditConditions(query, named);
        return auditor.read(() -> {
            List<Long> candidates = jdbc.sql(sealedAs.except(listed))
                    .params(listed.values())
                    .params(sealedAs.values())
                    .param("size", size)
                    .param("limit", most)
                    .query((row, n) -> row.getLong("index"))
                    .list();
            List<Long> hidden = new ArrayList<>();
            for (int from = 0; from < candidates.size(); from += AT_A_TIME) {
                sealed.at(candidates.subList(from, Math.min(from + AT_A_TIME, candidates.size()))).stream()
                        .filter(sealedAs::hold)
                        .forEach(entry -> hidden.add(Objects.requireNonNull(entry.index())));
            }
            return hidden;
        });
    }

    /** The newest checkpoint of the sealed log; of no entries and without a note if there is none. */
    Checkpoint checkpoint() {
        return jdbc.sql("select size, note from audit_checkpoint order by size desc limit 1")
                .query((row, n) -> new Checkpoint(row.getLong("size"), row.getString("note")))
                .optional()
                .orElse(new Checkpoint(0, ""));
    }
}
