package org.entente.audit.sealing;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.TreeMap;
import java.util.UUID;
import org.entente.audit.trail.EntryOrigin;
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

    /**
     * By how much the clocks of a portal and its database may differ, with the moment between the two included. Wider than any that are
     * kept by a time service, so that none of those raises an alarm.
     */
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);

    private static final DateTimeFormatter MICROSECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    EntryOrigin origin(EntryVoucher voucher) {
        if (!isVouchedFor(voucher)) {
            return EntryOrigin.UNKNOWN;
        }
        return isOfItsTime() ? EntryOrigin.PORTAL : EntryOrigin.MISDATED;
    }

    boolean isVouchedFor(EntryVoucher voucher) {
        return hmac != null && voucher.vouchedFor(claim, hmac);
    }

    // The id, which is vouched for, holds the time by the portal's clock.
    private boolean isOfItsTime() {
        Instant made = Instant.ofEpochMilli(claim.id().getMostSignificantBits() >>> 16);
        return Duration.between(made, at).abs().compareTo(CLOCKS_DIFFER) <= 0;
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
