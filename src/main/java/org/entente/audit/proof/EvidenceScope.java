package org.entente.audit.proof;

import java.time.Instant;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.entente.shared.MemberId;
import org.entente.shared.NationCode;
import org.jspecify.annotations.Nullable;

/**
 * Which entries an evidence bundle holds: those that are of all that is given, by what was sealed of them or by what the list says of them
 * now. Of what was gone before it was sealed, nobody knows of what it was: it is in every bundle that does not ask for one entry.
 *
 * @param from of these and later
 * @param until of those before
 * @param nation of the actor
 * @param objects public ids of what they are about, any of these; empty for anything
 * @param shown beside what is about those objects, the entries of others by which this one was shown, found when the bundle is made, for
 *     auditors alone; null for none
 * @param correlation shared by the entries of one request
 * @param entry the one of this id
 */
public record EvidenceScope(
        @Nullable Instant from,
        @Nullable Instant until,
        @Nullable NationCode nation,
        @Nullable MemberId actor,
        Set<String> objects,
        @Nullable UUID shown,
        @Nullable String correlation,
        @Nullable UUID entry) {

    /** What a bundle calls itself that holds every entry there is. */
    public static final String ALL = "everything";

    /** Every entry there is. */
    public static final EvidenceScope EVERYTHING =
            new EvidenceScope(null, null, null, null, Set.of(), null, null, null);

    public EvidenceScope {
        objects = Set.copyOf(objects);
        if (shown != null && objects.isEmpty()) {
            throw new IllegalArgumentException("What showed an object stands beside what is about some");
        }
    }

    /** Of these, those of one nation's people. */
    public EvidenceScope of(NationCode whose) {
        return new EvidenceScope(from, until, whose, actor, objects, shown, correlation, entry);
    }

    /** Of these, what one person did. */
    public EvidenceScope by(@Nullable MemberId whom) {
        return new EvidenceScope(from, until, nation, whom, objects, shown, correlation, entry);
    }

    /** Of these, what is about any of those objects. */
    public EvidenceScope on(String... ids) {
        return new EvidenceScope(from, until, nation, actor, Set.of(ids), shown, correlation, entry);
    }

    /** Beside what is about any of those objects, what showed this one on other pages than its own, or in what was found. */
    public EvidenceScope orShowing(UUID object) {
        return new EvidenceScope(from, until, nation, actor, objects, object, correlation, entry);
    }

    /** Of these, what was written from one moment on, and before another. */
    public EvidenceScope between(@Nullable Instant first, @Nullable Instant end) {
        return new EvidenceScope(first, end, nation, actor, objects, shown, correlation, entry);
    }

    /** Of these, what one request did. */
    public EvidenceScope request(@Nullable String shared) {
        return new EvidenceScope(from, until, nation, actor, objects, shown, shared, entry);
    }

    /** Of these, the one with that id. */
    public EvidenceScope entry(UUID id) {
        return new EvidenceScope(from, until, nation, actor, objects, shown, correlation, id);
    }

    /** In words that a bundle carries; nothing but what was asked. */
    public String written() {
        TreeMap<String, Object> asked = new TreeMap<>();
        put(asked, "from", from);
        put(asked, "until", until);
        put(asked, "nation", nation == null ? null : nation.value());
        put(asked, "actor", actor);
        put(asked, "object", objects.isEmpty() ? null : about());
        put(asked, "correlation", correlation);
        put(asked, "entry", entry);
        return asked.isEmpty()
                ? ALL
                : String.join(
                        ", ",
                        asked.entrySet().stream()
                                .map(e -> e.getKey() + " " + e.getValue())
                                .toList());
    }

    private String about() {
        String about = String.join(" or ", new TreeSet<>(objects));
        return shown == null ? about : about + " or what showed " + shown;
    }

    private static void put(TreeMap<String, Object> asked, String name, @Nullable Object value) {
        if (value != null) {
            asked.put(name, value);
        }
    }
}
