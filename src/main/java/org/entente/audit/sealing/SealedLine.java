package org.entente.audit.sealing;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;
import org.entente.audit.AuditAction;
import org.entente.audit.ObjectKind;
import org.entente.audit.Outcome;
import org.entente.audit.sealing.SealedRows.SealedRow;
import org.entente.audit.trail.AuditEntry;
import org.entente.audit.trail.EntryOrigin;
import org.entente.audit.trail.EntryStanding;
import org.entente.shared.PublicId;
import org.entente.shared.WorkspaceId;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What was sealed of an entry, read again. Where that cannot be read, it says what the list has; where nothing is left, that it is gone. */
final class SealedLine {

    private final SealedRow leaf;
    private final EntryStanding standing;
    private final @Nullable EntryOrigin origin;
    private final JsonNode body;
    private final @Nullable Instant at;

    SealedLine(SealedRow leaf, EntryVoucher voucher, JsonMapper json) {
        this.leaf = leaf;
        this.origin = EntryRow.originIn(leaf.body(), json);
        this.standing =
                EntryStanding.of(SealedEntries.isIntact(leaf), SealedEntries.standing(leaf, origin, voucher, json));
        JsonNode sealed = read(leaf.body(), json);
        EntryRow row = leaf.entry();
        this.body = at(sealed) == null && row != null ? read(row.body(EntryOrigin.UNKNOWN, json), json) : sealed;
        this.at = at(body);
    }

    /** The public id of the compartment that it happened in. */
    @Nullable UUID workspace() {
        return id("workspace");
    }

    /** @param workspaceName how that compartment is called */
    AuditEntry entry(@Nullable String workspaceName) {
        UUID workspace = workspace();
        UUID written = id("id");
        UUID id = written == null ? leaf.of() : written;
        String action = text("action");
        JsonNode detail = body.get("detail");
        return new AuditEntry(
                id,
                at == null ? madeAt(id) : at,
                id("actor"),
                text("name"),
                text("nation"),
                text("role"),
                text("address"),
                text("session"),
                text("correlation"),
                action == null ? AuditAction.UNKNOWN : AuditAction.of(action),
                ObjectKind.of(text("kind")),
                text("object"),
                workspace == null ? null : new WorkspaceId(workspace),
                workspaceName,
                outcome(),
                at == null ? AuditEntry.GONE : text("reason"),
                detail == null ? null : detail.toString(),
                leaf.index(),
                origin == null ? EntryOrigin.UNKNOWN : origin,
                standing);
    }

    private Outcome outcome() {
        String written = text("outcome");
        try {
            return written == null ? Outcome.FAILED : Outcome.valueOf(written);
        } catch (IllegalArgumentException e) {
            return Outcome.FAILED;
        }
    }

    private @Nullable String text(String name) {
        JsonNode member = body.get(name);
        return member == null ? null : member.asString("");
    }

    private @Nullable UUID id(String name) {
        String written = text(name);
        return written == null ? null : PublicId.parse(written).orElse(null);
    }

    // An id of version 7 has the time of its making; of another nothing is known.
    private static Instant madeAt(UUID id) {
        return id.version() == 7 ? Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16) : Instant.EPOCH;
    }

    private static @Nullable Instant at(JsonNode body) {
        try {
            return Instant.parse(body.path("at").asString(""));
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static JsonNode read(byte[] body, JsonMapper json) {
        try {
            return json.readTree(body);
        } catch (JacksonException e) {
            return json.createObjectNode();
        }
    }
}
