package org.entente.audit.sealing;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.entente.audit.proof.EvidenceScope;
import org.entente.audit.sealing.SealedRows.SealedRow;
import org.entente.audit.trail.EntryOrigin;
import org.entente.shared.PublicId;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Whether a leaf of the log is of a scope: by what was sealed, or by what the list says now, so that nobody takes one out of a bundle by
 * changing one of the two. What cannot be read, and what was gone before it was sealed, may be of any.
 */
final class ScopedLeaves {

    private final EvidenceScope scope;
    private final Set<UUID> showing;
    private final JsonMapper json;

    /** @param showing ids of the entries that showed the object of which the scope asks for these */
    ScopedLeaves(EvidenceScope scope, Set<UUID> showing, JsonMapper json) {
        this.scope = scope;
        this.showing = showing;
        this.json = json;
    }

    private record Facts(
            @Nullable UUID id,
            @Nullable Instant at,
            @Nullable UUID actor,
            @Nullable String nation,
            @Nullable String object,
            @Nullable String correlation) {}

    boolean holds(SealedRow leaf) {
        // Everything, or one that was looked for by its place: nothing in it decides.
        if (scope.equals(EvidenceScope.EVERYTHING) || scope.entry() != null) {
            return true;
        }
        Facts sealed = sealed(leaf.body());
        EntryRow row = leaf.entry();
        return sealed == null || matches(sealed) || row != null && matches(listed(row));
    }

    private boolean matches(Facts facts) {
        Instant at = facts.at();
        return (scope.from() == null || at != null && !at.isBefore(scope.from()))
                && (scope.until() == null || at != null && at.isBefore(scope.until()))
                && (scope.nation() == null || scope.nation().value().equals(facts.nation()))
                && (scope.actor() == null || scope.actor().value().equals(facts.actor()))
                && (scope.objects().isEmpty()
                        || facts.object() != null && scope.objects().contains(facts.object())
                        || facts.id() != null && showing.contains(facts.id()))
                && (scope.correlation() == null || Objects.equals(scope.correlation(), facts.correlation()));
    }

    private static Facts listed(EntryRow row) {
        return new Facts(
                row.claim().id(),
                row.at(),
                row.claim().actor(),
                row.nation(),
                row.claim().objectId(),
                row.claim().correlation());
    }

    private static @Nullable String text(JsonNode sealed, String name) {
        JsonNode member = sealed.get(name);
        return member == null ? null : member.asString("");
    }

    private @Nullable Facts sealed(byte[] body) {
        try {
            JsonNode sealed = json.readTree(body);
            return EntryOrigin.MISSING.written().equals(sealed.path("origin").asString(""))
                    ? null
                    : new Facts(
                            PublicId.parse(sealed.path("id").asString("")).orElse(null),
                            Instant.parse(sealed.path("at").asString("")),
                            PublicId.parse(sealed.path("actor").asString("")).orElse(null),
                            text(sealed, "nation"),
                            text(sealed, "object"),
                            text(sealed, "correlation"));
        } catch (JacksonException | DateTimeParseException e) {
            return null;
        }
    }
}
