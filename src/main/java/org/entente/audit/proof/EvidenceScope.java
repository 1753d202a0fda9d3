package org.entente.audit.proof;

import java.time.Instant;
import java.util.TreeMap;
import org.entente.shared.MemberId;
import org.entente.shared.NationCode;
import org.jspecify.annotations.Nullable;

/**
 * Which entries an evidence bundle holds: those that are of all that is given.
 *
 * @param from of these and later
 * @param until of those before
 * @param nation of the actor
 * @param objectId the public id
 * @param correlation shared by the entries of one request
 */
public record EvidenceScope(
        @Nullable Instant from,
        @Nullable Instant until,
        @Nullable NationCode nation,
        @Nullable MemberId actor,
        @Nullable String objectId,
        @Nullable String correlation) {

    /** Every entry there is. */
    public static final EvidenceScope EVERYTHING = new EvidenceScope(null, null, null, null, null, null);

    /** The same entries, of those of one nation's people. */
    public EvidenceScope of(NationCode whose) {
        return new EvidenceScope(from, until, whose, actor, objectId, correlation);
    }

    /** In words that a bundle carries; nothing but what was asked. */
    public String written() {
        TreeMap<String, Object> asked = new TreeMap<>();
        put(asked, "from", from);
        put(asked, "until", until);
        put(asked, "nation", nation == null ? null : nation.value());
        put(asked, "actor", actor);
        put(asked, "object", objectId);
        put(asked, "correlation", correlation);
        return asked.isEmpty()
                ? "everything"
                : String.join(
                        ", ",
                        asked.entrySet().stream()
                                .map(e -> e.getKey() + " " + e.getValue())
                                .toList());
    }

    private static void put(TreeMap<String, Object> asked, String name, @Nullable Object value) {
        if (value != null) {
            asked.put(name, value);
        }
    }
}
