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
 */
public record AuditEvent(
        AuditAction action,
        ObjectKind objectKind,
        @Nullable String objectId,
        @Nullable WorkspaceId workspace,
        Map<String, String> detail) {

    public AuditEvent {
        detail = Map.copyOf(detail);
    }

    public static AuditEvent of(AuditAction action, ObjectKind kind, @Nullable Object objectId) {
        return new AuditEvent(action, kind, objectId == null ? null : objectId.toString(), null, Map.of());
    }

    /** The same event, in a workspace. */
    public AuditEvent in(WorkspaceId where) {
        return new AuditEvent(action, objectKind, objectId, where, detail);
    }

    /** The same event with one more fact. */
    public AuditEvent with(String name, Object value) {
        Map<String, String> more = new TreeMap<>(detail);
        more.put(name, value.toString());
        return new AuditEvent(action, objectKind, objectId, workspace, more);
    }
}
