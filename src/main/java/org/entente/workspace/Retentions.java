package org.entente.workspace;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import org.entente.audit.AuditAction;
import org.entente.audit.AuditEvent;
import org.entente.audit.AuditLog;
import org.entente.audit.ObjectKind;
import org.entente.live.Change;
import org.entente.live.LiveChanges;
import org.entente.shared.WorkspaceId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * How long the messages of each workspace are kept. A longer period holds at once; a shorter one after seven days, in which whoever
 * is admitted sees it coming and it can be taken back. Nothing of what expired comes back.
 */
@Service
public class Retentions {

    private static final String MESSAGE = "MESSAGE";

    private final JdbcClient jdbc;
    private final AuditLog log;
    private final LiveChanges changes;

    Retentions(JdbcClient jdbc, AuditLog log, LiveChanges changes) {
        this.jdbc = jdbc;
        this.log = log;
        this.changes = changes;
    }

    /** How long messages are kept in a workspace that the asker may know of; for ever where nothing was set. */
    @PreAuthorize("hasAnyRole('liaison-officer', 'administrator')")
    @Transactional(readOnly = true)
    public Retention of(WorkspaceId workspace) {
        return jdbc.sql("""
                        select case when r.next_from <= now() then r.next_days else r.days end as days,
                               case when r.next_from > now() then r.next_days end as next_days,
                               case when r.next_from > now() then r.next_from end as next_from
                          from retention_rule r
                          join workspace w on w.id = r.workspace_id
                         where w.public_id = ? and r.kind = ?
                        """)
                .param(workspace.value())
                .param(MESSAGE)
                .query((row, n) -> read(row))
                .optional()
                .orElse(Retention.FOR_EVER);
    }

    /** How many messages are older than that and have not expired yet. */
    @PreAuthorize("hasRole('administrator')")
    @Transactional(readOnly = true)
    public long olderThan(WorkspaceId workspace, int days) {
        return jdbc.sql("select messages_older_than(?, ?)")
                .param(workspace.value())
                .param(days)
                .query(Long.class)
                .single();
    }

    /**
     * Sets how long messages are kept. What holds already takes back a shorter period that does not hold yet.
     *
     * @param days {@link Retention#SHORTEST} to {@link Retention#LONGEST}; null: for ever
     */
    @PreAuthorize("hasRole('administrator')")
    @Transactional
    public void set(WorkspaceId workspace, @Nullable Integer days) {
        if (days != null && (days < Retention.SHORTEST || days > Retention.LONGEST)) {
            throw new IllegalArgumentException("Not a period for which messages are kept");
        }
        // One statement, for what is shorter is decided on the row as it is when it is changed.
        int set = jdbc.sql("""
                        insert into retention_rule as r (workspace_id, kind, next_days)
                        select w.id, :kind, cast(:days as int) from workspace w where w.public_id = :workspace
                            on conflict (workspace_id, kind) do update
                           set (days, next_days) = (
                               select case when excluded.next_days < coalesce(held.days, 'infinity'::float8)
                                           then held.days else excluded.next_days end,
                                      case when excluded.next_days < coalesce(held.days, 'infinity'::float8)
                                           then excluded.next_days end
                                 from (select case when r.next_from <= now() then r.next_days else r.days end as days) held)
                        """)
                .param("kind", MESSAGE)
                .param("days", days)
                .param("workspace", workspace.value())
                .update();
        if (set == 0) {
            throw new IllegalArgumentException("No such workspace");
        }
        Retention now = of(workspace);
        AuditEvent event = AuditEvent.of(AuditAction.RETENTION_SET, ObjectKind.WORKSPACE, workspace)
                .in(workspace)
                .with("kind", MESSAGE)
                .with("days", days == null ? "unlimited" : days);
        log.append(now.nextFrom() == null ? event : event.with("from", now.nextFrom()));
        changes.publish(new Change(Workspaces.TOPIC, workspace.toString()));
    }

    private static Retention read(ResultSet row) throws SQLException {
        Timestamp from = row.getTimestamp("next_from");
        return new Retention(
                row.getObject("days", Integer.class),
                row.getObject("next_days", Integer.class),
                from == null ? null : from.toInstant());
    }
}
