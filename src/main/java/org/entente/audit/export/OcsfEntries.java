package org.entente.audit.export;

import java.io.IOException;
import java.io.Writer;
import java.util.Locale;
import org.entente.audit.Outcome;
import org.entente.audit.trail.AuditEntry;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** One OCSF event for each entry. What the schema has no place for stands whole under {@code unmapped}. */
final class OcsfEntries implements EntryWriter {

    private static final String SCHEMA = "1.9.0";
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int INFORMATIONAL = 1;
    private static final int LOW = 2;
    private static final int MEDIUM = 3;
    private static final int HIGH = 4;
    private static final int SUCCESS = 1;
    private static final int FAILURE = 2;
    private static final int REGULAR_FILE = 1;

    private final Writer out;

    OcsfEntries(Writer out) {
        this.out = out;
    }

    @Override
    public void write(AuditEntry entry) throws IOException {
        OcsfType type = OcsfType.of(entry);
        ObjectNode event = event(type);
        event.put("time", Moments.millis(entry.occurredAt()));
        event.put("severity_id", severity(entry));
        event.put("status_id", entry.outcome() == Outcome.SUCCESS ? SUCCESS : FAILURE);
        JsonLinesEntries.put(event, "status_detail", entry.reason());
        event.put("message", entry.action().name());
        ObjectNode metadata = (ObjectNode) event.get("metadata");
        JsonLinesEntries.put(metadata, "uid", entry.id());
        JsonLinesEntries.put(metadata, "correlation_uid", entry.correlation());
        ObjectNode actor = event.putObject("actor");
        ObjectNode user = actor.putObject("user");
        JsonLinesEntries.put(user, "uid", entry.actor());
        JsonLinesEntries.put(user, "name", entry.actorName());
        JsonLinesEntries.put(user, "type", entry.actorRole());
        if (entry.session() != null) {
            actor.putObject("session").put("uid", entry.session());
        }
        if (entry.address() != null) {
            event.putObject("src_endpoint").put("ip", entry.address());
        }
        object(event, type, entry, user);
        unmapped(event.putObject("unmapped"), entry);
        line(event);
    }

    // Of no class: it tells of the file.
    @Override
    public void end(String stamp) throws IOException {
        if (!stamp.isEmpty()) {
            ObjectNode event = event(new OcsfType(0, 0));
            event.put("time", System.currentTimeMillis());
            event.put("severity_id", INFORMATIONAL);
            event.putObject("unmapped").put("checkpoint", stamp);
            line(event);
        }
    }

    private static ObjectNode event(OcsfType type) {
        ObjectNode event = JSON.createObjectNode();
        event.put("category_uid", type.category());
        event.put("class_uid", type.classUid());
        event.put("activity_id", type.activity());
        event.put("type_uid", type.typeUid());
        ObjectNode metadata = event.putObject("metadata");
        metadata.put("version", SCHEMA);
        metadata.putObject("product").put("name", "Entente").put("vendor_name", "Entente");
        return event;
    }

    private static void object(ObjectNode event, OcsfType type, AuditEntry entry, ObjectNode user) {
        switch (type.classUid()) {
            case OcsfType.ACCOUNT, OcsfType.USER_ACCESS ->
                JsonLinesEntries.put(event.putObject("user"), "uid", entry.objectId());
            case OcsfType.AUTHENTICATION -> {
                event.set("user", user.deepCopy());
                event.putObject("service").put("name", "Entente");
            }
            case OcsfType.GROUP -> {
                JsonLinesEntries.put(event.putObject("group"), "name", entry.workspaceName());
                JsonLinesEntries.put(event.putObject("user"), "uid", entry.objectId());
            }
            case OcsfType.FILES -> {
                ObjectNode file = event.putObject("file").put("type_id", REGULAR_FILE);
                JsonLinesEntries.put(file, "uid", entry.objectId());
                JsonLinesEntries.put(file, "name", entry.objectId());
            }
            default -> {
                ObjectNode resource = event.putArray("web_resources").addObject();
                JsonLinesEntries.put(resource, "uid", entry.objectId());
                JsonLinesEntries.put(resource, "type", kind(entry));
            }
        }
    }

    private static void unmapped(ObjectNode unmapped, AuditEntry entry) {
        JsonLinesEntries.put(unmapped, "occurred_at", Moments.text(entry.occurredAt()));
        JsonLinesEntries.put(unmapped, "actor_nation", entry.actorNation());
        JsonLinesEntries.put(unmapped, "action", entry.action());
        JsonLinesEntries.put(unmapped, "object_kind", entry.objectKind());
        JsonLinesEntries.put(unmapped, "object_id", entry.objectId());
        JsonLinesEntries.put(unmapped, "workspace", entry.workspaceName());
        JsonLinesEntries.put(unmapped, "outcome", entry.outcome());
        if (entry.index() != null && entry.origin() != null) {
            unmapped.put("index", entry.index());
            unmapped.put("origin", entry.origin().written());
        }
        JsonLinesEntries.put(unmapped, "standing", JsonLinesEntries.standing(entry));
        String detail = entry.detail();
        if (detail != null) {
            unmapped.set("detail", JSON.readTree(detail));
        }
    }

    private static String kind(AuditEntry entry) {
        return entry.objectKind() == null ? "" : entry.objectKind().name().toLowerCase(Locale.ROOT);
    }

    private static int severity(AuditEntry entry) {
        if (entry.doubtful()) {
            return HIGH;
        }
        return switch (entry.outcome()) {
            case SUCCESS -> INFORMATIONAL;
            case FAILED -> LOW;
            case DENIED -> MEDIUM;
        };
    }

    private void line(ObjectNode event) throws IOException {
        out.write(JSON.writeValueAsString(event));
        out.write('\n');
    }
}
