package org.entente.audit.trail;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.entente.audit.AuditAction;
import org.jspecify.annotations.Nullable;

/**
 * What is looked for, by what was sealed. As SQL over {@code audit_leaf l} it finds what may be it, in bytes, which anything may be; whether
 * it is, {@link #hold} says of what was read.
 */
final class SealedConditions {

    private static final DateTimeFormatter MICROSECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    /** Of such ids it is known how JSON writes them: as they are. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._/-]+");

    // A body begins with the id, which is as long as every other, and the time.
    private static final String AT =
            "substring(encode(substring(l.body from 44 for 48), 'escape') from '^\",\"at\":\"([^\"]*)\"')";

    private static final String WRITTEN = "substring(encode(l.body, 'escape') from '\"%s\":\"(%s)\"')";

    private static final String EXCEPT = """
            select l.index
              from audit_leaf l
             where l.index < :size
               and %s
               and not %s
             order by l.index desc
             limit :limit
            """;

    private final AuditQuery query;
    private final @Nullable List<UUID> people;
    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> values = new LinkedHashMap<>();

    /** @param people whose name is as it is looked for; null if no part of a name is */
    SealedConditions(AuditQuery query, @Nullable List<UUID> people) {
        this.query = query;
        this.people = people;
        if (query.actor() != null) {
            anyOf("actor", "[0-9a-f-]+", List.of(query.actor().toString()));
        }
        if (people != null) {
            anyOf("actor", "[0-9a-f-]+", people.stream().map(UUID::toString).toList());
        }
        if (query.nation() != null) {
            add("l.nation = :sealedNation", "sealedNation", query.nation());
        }
        if (query.workspace() != null) {
            contains("Workspace", "\"workspace\":\"" + query.workspace() + '"');
        }
        if (query.objectKind() != null) {
            contains("Kind", "\"kind\":\"" + query.objectKind() + '"');
        }
        if (query.objectId() != null && PLAIN.matcher(query.objectId()).matches()) {
            contains("Object", "\"object\":\"" + query.objectId());
        }
        if (!query.actions().isEmpty() && !query.actions().contains(AuditAction.UNKNOWN)) {
            anyOf(
                    "action",
                    "[A-Z_]+",
                    query.actions().stream().map(AuditAction::name).toList());
        }
        if (query.outcome() != null) {
            contains("Outcome", "\"outcome\":\"" + query.outcome() + '"');
        }
        if (!query.origins().isEmpty()) {
            add(
                    "l.origin = any (cast(:sealedOrigins as text[]))",
                    "sealedOrigins",
                    query.origins().stream().map(EntryOrigin::written).toArray(String[]::new));
        }
        if (query.from() != null) {
            time(">=", "sealedFrom", query.from());
        }
        if (query.until() != null) {
            time("<=", "sealedUntil", query.until());
        }
    }

    /** The places of what may be it, without those whose entry matches, up to {@code :limit} in a tree of {@code :size}. */
    String except(AuditConditions listed) {
        return EXCEPT.formatted(conditions.isEmpty() ? "true" : String.join("\n   and ", conditions), listed.ofLeaf());
    }

    Map<String, Object> values() {
        return values;
    }

    /** Whether an entry, as it was sealed, is what is looked for, and the list has another or none. */
    boolean hold(AuditEntry sealed) {
        EntryStanding standing = sealed.standing();
        return standing != null
                && standing.hidden()
                && (query.actor() == null || query.actor().equals(sealed.actor()))
                && (people == null || sealed.actor() != null && people.contains(sealed.actor()))
                && (query.nation() == null || query.nation().equals(sealed.actorNation()))
                && (query.workspace() == null || query.workspace().equals(sealed.workspace()))
                && (query.objectKind() == null || query.objectKind() == sealed.objectKind())
                && (query.objectId() == null
                        || sealed.objectId() != null && sealed.objectId().startsWith(query.objectId()))
                && (query.actions().isEmpty() || query.actions().contains(sealed.action()))
                && (query.outcome() == null || query.outcome() == sealed.outcome())
                && (query.origins().isEmpty()
                        || sealed.origin() != null && query.origins().contains(sealed.origin()))
                && (query.from() == null || !sealed.occurredAt().isBefore(query.from()))
                && (query.until() == null || sealed.occurredAt().isBefore(query.until()));
    }

    // What has no time that can be read is looked at in any case.
    private void time(String comparison, String name, Instant instant) {
        add(
                "coalesce(%s collate \"C\" %s cast(:%s as text), true)".formatted(AT, comparison, name),
                name,
                MICROSECONDS.format(instant));
    }

    private void anyOf(String member, String form, List<String> any) {
        String name = "sealed" + values.size();
        add(
                "%s = any (cast(:%s as text[]))".formatted(WRITTEN.formatted(member, form), name),
                name,
                any.toArray(String[]::new));
    }

    private void contains(String what, String text) {
        String name = "sealed" + what;
        add("position(convert_to(cast(:%s as text), 'UTF8') in l.body) > 0".formatted(name), name, text);
    }

    private void add(String condition, String name, Object value) {
        conditions.add(condition);
        values.put(name, value);
    }
}
