package org.entente.workspace;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
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
import org.springframework.transaction.support.TransactionTemplate;

/**
 * How long the content of each workspace is kept. A longer period holds at once; a shorter one after seven days, in which whoever is
 * admitted sees it coming and it can be taken back. Nothing of what expired comes back.
 */
@Service
public class Retentions {

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final WorkspaceNews news;
    private final AuditLog log;
    private final LiveChanges changes;

    Retentions(
            JdbcClient jdbc, TransactionTemplate transaction, WorkspaceNews news, AuditLog log, LiveChanges changes) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.news = news;
        this.log = log;
        this.changes = changes;
    }

    /** How long each kind is kept in a workspace that the asker may know of; for ever where nothing was set. */
    @PreAuthorize("hasAnyRole('liaison-officer', 'administrator')")
    @Transactional(readOnly = true)
    public Map<RetentionKind, Retention> of(WorkspaceId workspace) {
        Map<RetentionKind, Retention> kept = new EnumMap<>(RetentionKind.class);
        for (RetentionKind kind : RetentionKind.values()) {
            kept.put(kind, Retention.FOR_EVER);
        }
        jdbc.sql("""
                        select r.kind,
                               case when r.next_from <= now() then r.next_days else r.days end as days,
                               case when r.next_from > now() then r.next_days end as next_days,
                               case when r.next_from > now() then r.next_from end as next_from
                          from retention_rule r
                          join workspace w on w.id = r.workspace_id
                         where w.public_id = ?
                        """).param(workspace.value()).query(row -> {
            kept.put(RetentionKind.valueOf(row.getString("kind")), read(row));
        });
        return kept;
    }

    /** How much of a kind is older than that and has not expired yet; what is evidence in the case of a spill does not count. */
    @PreAuthorize("hasRole('administrator')")
    @Transactional(readOnly = true)
    public long olderThan(WorkspaceId workspace, RetentionKind kind, int days) {
        return jdbc.sql("select content_older_than(?, ?, ?)")
                .param(workspace.value())
                .param(kind.name())
                .param(days)
                .query(Long.class)
                .single();
    }

    /**
     * Sets how long a kind is kept. What holds already takes back a shorter period that does not hold yet. Those admitted are told of
     * a shorter one, and of its being taken back.
     *
     * @param days {@link Retention#SHORTEST} to {@link Retention#LONGEST}; null: for ever
     */
    @PreAuthorize("hasRole('administrator')")
    public void set(WorkspaceId workspace, RetentionKind kind, @Nullable Integer days) {
        if (days != null && (days < Retention.SHORTEST || days > Retention.LONGEST)) {
            throw new IllegalArgumentException("Not a period for which content is kept");
        }
        WorkspaceNews.Readers readers = news.readers(workspace);
        transaction.executeWithoutResult(status -> {
            Retention before = Objects.requireNonNull(of(workspace).get(kind));
            write(workspace, kind, days);
            Retention now = Objects.requireNonNull(of(workspace).get(kind));
            AuditEvent event = AuditEvent.of(AuditAction.RETENTION_SET, ObjectKind.WORKSPACE, workspace)
                    .in(workspace)
                    .with("kind", kind)
                    .with("days", days == null ? "unlimited" : days);
            log.append(now.nextFrom() == null ? event : event.with("from", now.nextFrom()));
            changes.publish(new Change(Workspaces.TOPIC, workspace.toString()));
            if (now.nextFrom() != null) {
                news.tell("workspace.shorter", readers);
            } else if (before.nextFrom() != null) {
                news.tell("workspace.shorter-back", readers);
            }
        });
    }

    // One statement, for what is shorter is decided on the row as it is when it is changed.
    private void write(WorkspaceId workspace, RetentionKind kind, @Nullable Integer days) {
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
                .param("kind", kind.name())
                .param("days", days)
                .param("workspace", workspace.value())
                .update();
        if (set == 0) {
            throw new IllegalArgumentException("No such workspace");
        }
    }

    private static Retention read(ResultSet row) throws SQLException {
        Timestamp from = row.getTimestamp("next_from");
        return new Retention(
                row.getObject("days", Integer.class),
                row.getObject("next_days", Integer.class),
                from == null ? null : from.toInstant());
    }
}
