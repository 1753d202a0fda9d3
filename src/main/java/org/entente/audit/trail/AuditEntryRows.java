package org.entente.audit.trail;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.entente.audit.AuditAction;
import org.entente.audit.ObjectKind;
import org.entente.audit.Outcome;
import org.entente.shared.WorkspaceId;
import org.jspecify.annotations.Nullable;

/** How entries are read from the database. */
final class AuditEntryRows {

    /** Of {@code audit_entry e}. */
    static final String COLUMNS = """
            e.id, e.occurred_at, e.actor, e.actor_name, e.actor_nation, e.actor_role, e.address, e.session, e.correlation, e.action,
            e.object_kind, e.object_id, e.workspace_id, e.outcome, e.reason, e.detail""";

    /** The same of {@code audit_leaf l} where the entry is gone: when its id was made, and that it is gone. */
    static final String GONE = """
            l.entry as id, coalesce(uuid_extract_timestamp(l.entry), timestamptz 'epoch') as occurred_at, null::uuid as actor,
            null::text as actor_name, null::text as actor_nation, null::text as actor_role, null::text as address,
            null::text as session, null::text as correlation, 'UNKNOWN' as action, null::text as object_kind, null::text as object_id,
            null::int as workspace_id, 'FAILED' as outcome, '%s' as reason, null::jsonb as detail""".formatted(AuditEntry.GONE);

    /** Of {@code e} as above, with its workspace, its place in the tree and its origin. */
    static final String WHOLE = """
            select e.*, w.public_id as workspace, w.name as workspace_name, l.index, l.origin
              from (%s) e
              left join workspace w on w.id = e.workspace_id
              left join audit_leaf l on l.entry = e.id
            """;

    private AuditEntryRows() {}

    static AuditEntry read(ResultSet row, int number) throws SQLException {
        UUID workspace = row.getObject("workspace", UUID.class);
        return new AuditEntry(
                row.getObject("id", UUID.class),
                row.getTimestamp("occurred_at").toInstant(),
                row.getObject("actor", UUID.class),
                row.getString("actor_name"),
                row.getString("actor_nation"),
                row.getString("actor_role"),
                row.getString("address"),
                row.getString("session"),
                row.getString("correlation"),
                AuditAction.of(row.getString("action")),
                ObjectKind.of(row.getString("object_kind")),
                row.getString("object_id"),
                id(workspace),
                row.getString("workspace_name"),
                Outcome.valueOf(row.getString("outcome")),
                row.getString("reason"),
                row.getString("detail"),
                row.getObject("index", Long.class),
                origin(row.getString("origin")),
                null);
    }

    private static @Nullable EntryOrigin origin(@Nullable String sealed) {
        return sealed == null ? null : EntryOrigin.of(sealed).orElse(EntryOrigin.UNKNOWN);
    }

    private static @Nullable WorkspaceId id(@Nullable UUID workspace) {
        return workspace == null ? null : new WorkspaceId(workspace);
    }
}
