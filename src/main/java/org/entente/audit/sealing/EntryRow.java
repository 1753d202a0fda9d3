package org.entente.audit.sealing;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.TreeMap;
import java.util.UUID;
import org.entente.audit.EntryOrigin;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** An entry as it stands in the database. */
@SuppressWarnings("ArrayRecordComponent")
record EntryRow(
        EntryClaim claim,
        Instant at,
        @Nullable String name,
        @Nullable String nation,
        @Nullable String role,
        byte @Nullable [] hmac) {

    private static final DateTimeFormatter MICROSECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    EntryOrigin origin(EntryVoucher voucher) {
        return hmac != null && voucher.vouchedFor(claim, hmac) ? EntryOrigin.PORTAL : EntryOrigin.UNKNOWN;
    }

    /** What is sealed: a JSON object, its members in the order that the specification gives them. */
    byte[] body(EntryOrigin origin, JsonMapper json) {
        ObjectNode body = json.createObjectNode();
        put(body, "id", claim.id());
        put(body, "at", MICROSECONDS.format(at));
        put(body, "actor", claim.actor());
        put(body, "name", name);
        put(body, "nation", nation);
        put(body, "role", role);
        put(body, "address", claim.address());
        put(body, "session", claim.session());
        put(body, "correlation", claim.correlation());
        put(body, "action", claim.action());
        put(body, "kind", claim.objectKind());
        put(body, "object", claim.objectId());
        put(body, "workspace", claim.workspace());
        put(body, "outcome", claim.outcome());
        put(body, "reason", claim.reason());
        if (!claim.detail().isEmpty()) {
            ObjectNode detail = body.putObject("detail");
            new TreeMap<>(claim.detail()).forEach(detail::put);
        }
        put(body, "origin", origin.written());
        return json.writeValueAsBytes(body);
    }

    /** What a sealed body says of it; null if it says nothing that can be read. */
    static @Nullable EntryOrigin originIn(byte[] body, JsonMapper json) {
        try {
            return EntryOrigin.of(json.readTree(body).path("origin").asString(""))
                    .orElse(null);
        } catch (JacksonException e) {
            return null;
        }
    }

    /** What is sealed in the place of an entry that is gone. */
    static byte[] missing(UUID id, JsonMapper json) {
        ObjectNode body = json.createObjectNode();
        put(body, "id", id);
        put(body, "origin", EntryOrigin.MISSING.written());
        return json.writeValueAsBytes(body);
    }

    private static void put(ObjectNode body, String name, @Nullable Object value) {
        if (value != null) {
            body.put(name, value.toString());
        }
    }
}
