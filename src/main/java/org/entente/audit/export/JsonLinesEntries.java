package org.entente.audit.export;

import java.io.IOException;
import java.io.Writer;
import org.entente.audit.trail.AuditEntry;
import org.entente.audit.trail.EntryStanding;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The entry as it is, by the names that {@code docs/audit-trail.md} gives its fields; what it does not have is left out. */
final class JsonLinesEntries implements EntryWriter {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Writer out;

    JsonLinesEntries(Writer out) {
        this.out = out;
    }

    @Override
    public void write(AuditEntry entry) throws IOException {
        ObjectNode line = JSON.createObjectNode();
        put(line, "id", entry.id());
        put(line, "occurred_at", Moments.text(entry.occurredAt()));
        put(line, "actor", entry.actor());
        put(line, "actor_name", entry.actorName());
        put(line, "actor_nation", entry.actorNation());
        put(line, "actor_role", entry.actorRole());
        put(line, "address", entry.address());
        put(line, "session", entry.session());
        put(line, "correlation", entry.correlation());
        put(line, "action", entry.action());
        put(line, "object_kind", entry.objectKind());
        put(line, "object_id", entry.objectId());
        put(line, "workspace", entry.workspaceName());
        put(line, "outcome", entry.outcome());
        put(line, "reason", entry.reason());
        if (entry.index() != null && entry.origin() != null) {
            line.put("index", entry.index());
            line.put("origin", entry.origin().written());
        }
        put(line, "standing", standing(entry));
        String detail = entry.detail();
        if (detail != null) {
            line.set("detail", JSON.readTree(detail));
        }
        line(line);
    }

    @Override
    public void end(String stamp) throws IOException {
        if (!stamp.isEmpty()) {
            line(JSON.createObjectNode().put("checkpoint", stamp));
        }
    }

    private void line(ObjectNode line) throws IOException {
        out.write(JSON.writeValueAsString(line));
        out.write('\n');
    }

    /** What speaks against that the list has what is told here; null where nothing does. */
    static @Nullable String standing(AuditEntry entry) {
        EntryStanding standing = entry.standing();
        return standing == null || !standing.doubtful() ? null : standing.written();
    }

    static void put(ObjectNode node, String name, @Nullable Object value) {
        if (value != null) {
            node.put(name, value.toString());
        }
    }
}
