package org.entente.audit.trail;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.entente.audit.AuditAction;
import org.entente.audit.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * What is looked for, as SQL over {@code audit_entry e}: only what was asked, so that PostgreSQL sees what it may use an index for.
 * Everything in it is leakproof, or row security would keep the indexes out of use.
 */
final class AuditConditions {

    /** Up to how many people or actions each are looked for by an index of their own. */
    private static final int MOST_APART = 64;

    private static final String OF_ORIGIN = """
            select %s from audit_entry e
             where exists (select from audit_leaf l where l.entry = e.id and l.origin = any (cast(:origins as text[])))
            """.formatted(AuditEntryRows.COLUMNS);

    private static final String SEALED = "(" + OF_ORIGIN + ")";

    private static final String SEALED_AND_GONE = """
            (%s
             union all
            select %s from audit_leaf l
             where l.origin = 'missing' and not exists (select from audit_entry e where e.id = l.entry))
            """.formatted(OF_ORIGIN, AuditEntryRows.GONE);

    private String source = "audit_entry";
    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> values = new LinkedHashMap<>();
    private final List<String> apart = new ArrayList<>();

    /** @param people whose name is as it is looked for; null if no part of a name is */
    AuditConditions(AuditQuery query, @Nullable List<UUID> people) {
        if (query.actor() != null) {
            add("e.actor = :actor", "actor", query.actor());
        }
        if (people != null) {
            anyOf("actor", "people", "uuid", people.toArray(UUID[]::new));
        }
        if (query.nation() != null) {
            add("e.actor_nation = :nation", "nation", query.nation());
        }
        if (query.workspace() != null) {
            add(
                    "e.workspace_id = (select w.id from workspace w where w.public_id = :workspace)",
                    "workspace",
                    query.workspace().value());
        }
        if (query.objectKind() != null) {
            add("e.object_kind = :kind", "kind", query.objectKind().name());
        }
        if (query.objectId() != null) {
            // Of ids, which are ASCII: nothing that begins so comes after it.
            add("e.object_id >= :object and e.object_id < :object || '~'", "object", query.objectId());
        }
        if (!query.actions().isEmpty()) {
            anyOf(
                    "action",
                    "actions",
                    "text",
                    query.actions().stream().map(AuditAction::name).sorted().toArray(String[]::new));
        }
        if (query.outcome() != null) {
            add("e.outcome = :outcome", "outcome", query.outcome().name());
            if (query.outcome() != Outcome.SUCCESS) {
                // By these words the index of what did not succeed is known to hold all of them.
                conditions.add("e.outcome <> 'SUCCESS'");
            }
        }
        if (!query.origins().isEmpty()) {
            values.put(
                    "origins",
                    query.origins().stream().map(EntryOrigin::written).sorted().toArray(String[]::new));
            source = query.origins().contains(EntryOrigin.MISSING) ? SEALED_AND_GONE : SEALED;
        }
        if (query.from() != null) {
            add("e.occurred_at >= :from", "from", timestamp(query.from()));
        }
        if (query.until() != null) {
            add("e.occurred_at < :until", "until", timestamp(query.until()));
        }
    }

    /** The same, of what is older than an entry. */
    AuditConditions after(@Nullable AuditPlace place) {
        if (place != null) {
            conditions.add("e.occurred_at <= :at and (e.occurred_at, e.id) < (:at, :id)");
            values.put("at", timestamp(place.at()));
            values.put("id", place.id());
        }
        return this;
    }

    /** The same, of what a tree of that size holds and the list still has. */
    AuditConditions sealedBelow(long size) {
        listed();
        add("exists (select from audit_leaf c where c.entry = e.id and c.index < :size)", "size", size);
        return this;
    }

    Map<String, Object> values() {
        return values;
    }

    /**
     * The newest entries that match, up to {@code :limit}. Of several people or actions, the newest of each are found in the order of
     * an index, and only those are then sorted.
     */
    String newest(String columns) {
        String one = "select %s from %s e where %s order by e.occurred_at desc, e.id desc limit :limit";
        if (apart.isEmpty()) {
            return one.formatted(columns, source, all());
        }
        return "select e.* from %s cross join lateral (%s) e order by e.occurred_at desc, e.id desc limit :limit"
                .formatted(String.join(" cross join ", apart), one.formatted(columns, source, all()));
    }

    /** Whether the list has the entry of a leaf {@code l}, and it matches. */
    String ofLeaf() {
        listed();
        String among = apart.isEmpty() ? "" : String.join(" cross join ", apart) + " cross join ";
        return "exists (select from %s%s e where e.id = l.entry and %s)".formatted(among, source, all());
    }

    private void listed() {
        source = source.equals(SEALED_AND_GONE) ? SEALED : source;
    }

    private String all() {
        return conditions.isEmpty() ? "true" : String.join(" and ", conditions);
    }

    private void add(String condition, String name, Object value) {
        conditions.add(condition);
        values.put(name, value);
    }

    private <T> void anyOf(String column, String name, String type, T[] any) {
        if (any.length > 1 && any.length <= MOST_APART && apart.isEmpty()) {
            apart.add("unnest(cast(:%s as %s[])) as %s_apart (one)".formatted(name, type, name));
            add("e.%s = %s_apart.one".formatted(column, name), name, any);
        } else {
            add("e.%s = any (cast(:%s as %s[]))".formatted(column, name, type), name, any);
        }
    }

    static Timestamp timestamp(Instant instant) {
        return Timestamp.from(instant);
    }
}
