package org.entente.audit.sealing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads entries from rows of {@code audit_entry e} with {@code workspace w}. */
final class EntryColumns {

    static final String COLUMNS = """
             e.id, e.occurred_at, e.actor, e.actor_name, e.actor_nation, e.actor_role, e.address, e.session, e.correlation, e.action,
             e.object_kind, e.object_id, w.public_id as workspace, e.outcome, e.reason, e.detail, e.hmac
            """;

    private EntryColumns() {}

    static EntryRow read(ResultSet row, JsonMapper json) throws SQLException {
        String detail = row.getString("detail");
        return new EntryRow(
                new EntryClaim(
                        row.getObject("id", UUID.class),
                        row.getObject("actor", UUID.class),
                        row.getString("address"),
                        row.getString("session"),
                        row.getString("correlation"),
                        row.getString("action"),
                        row.getString("object_kind"),
                        row.getString("object_id"),
                        row.getObject("workspace", UUID.class),
                        row.getString("outcome"),
                        row.getString("reason"),
                        detail == null ? Map.of() : facts(detail, json)),
                row.getObject("occurred_at", OffsetDateTime.class).toInstant(),
                row.getString("actor_name"),
                row.getString("actor_nation"),
                row.getString("actor_role"),
                row.getBytes("hmac"));
    }

    // The portal writes objects of texts; whoever slips something else in does not hold up the sealing of what follows.
    private static Map<String, String> facts(String written, JsonMapper json) {
        JsonNode detail;
        try {
            detail = json.readTree(written);
        } catch (JacksonException e) {
            // Deeper or longer than anything is read.
            return Map.of("", written);
        }
        if (!detail.isObject()) {
            return Map.of("", detail.toString());
        }
        Map<String, String> facts = new TreeMap<>();
        detail.properties()
                .forEach(fact -> facts.put(
                        fact.getKey(),
                        fact.getValue().isString()
                                ? fact.getValue().asString()
                                : fact.getValue().toString()));
        return facts;
    }
}
