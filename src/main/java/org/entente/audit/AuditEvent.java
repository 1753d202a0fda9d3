package org.entente.audit;

import java.util.Map;
import java.util.TreeMap;
import org.entente.shared.WorkspaceId;
import org.jspecify.annotations.Nullable;

/**
 * What happened, as a feature tells it. Who, when and from where are added by the log itself.
 *
 * @param objectId the public id of the object; null where the action has none
 * @param detail facts about the act, such as names of changed fields or ids of labels; never content, never a secret
 * @param heardFrom the network address of what happened elsewhere and was heard of; null for what the present request did
 */
public record AuditEvent(
        AuditAction action,
        ObjectKind objectKind,
        @Nullable String objectId,
        @Nullable WorkspaceId workspace,
        Map<String, String> detail,
        @Nullable String heardFrom) {

    public AuditEvent {
        detail = Map.copyOf(detail);
    }

    public static AuditEvent of(AuditAction action, ObjectKind kind, @Nullable Object objectId) {
        return new AuditEvent(action, kind, objectId == null ? null : objectId.toString(), null, Map.of(), null);
    }

    /** The same event, in a workspace. */
    public AuditEvent in(WorkspaceId where) {
        return new AuditEvent(action, objectKind, objectId, where, detail, heardFrom);
    }

    /** The same event with one more fact. */
    public AuditEvent with(String name, Object value) {
        Map<String, String> more = new TreeMap<>(detail);
        more.put(name, value.toString());
        return new AuditEvent(action, objectKind, objectId, workspace, more, heardFrom);
    }

    /** The same event, which happened elsewhere, to a request from that address. */
    public AuditEvent heardFrom(String address) {
        return new AuditEvent(action, objectKind, objectId, workspace, detail, address);
    }
}
