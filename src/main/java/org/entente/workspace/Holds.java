package org.entente.workspace;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.entente.approval.AgreedActFailed;
import org.entente.approval.ApprovalAsk;
import org.entente.approval.ApprovalId;
import org.entente.approval.Approvals;
import org.entente.audit.AuditAction;
import org.entente.audit.AuditEvent;
import org.entente.audit.AuditLog;
import org.entente.audit.ObjectKind;
import org.entente.live.Change;
import org.entente.live.LiveChanges;
import org.entente.shared.WorkspaceId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Workspaces in which nothing expires until somebody says otherwise, as an inquiry or a court may ask. One administrator sets a hold,
 * at once; lifting it takes two. Those admitted see that there is one, and not why.
 */
@Service
public class Holds {

    private final JdbcClient jdbc;
    private final AuditLog log;
    private final LiveChanges changes;
    private final Approvals approvals;

    Holds(JdbcClient jdbc, AuditLog log, LiveChanges changes, Approvals approvals) {
        this.jdbc = jdbc;
        this.log = log;
        this.changes = changes;
        this.approvals = approvals;
    }

    /** The hold of a workspace, with its reason; empty if it has none. */
    @PreAuthorize("hasRole('administrator')")
    @Transactional(readOnly = true)
    public Optional<Hold> of(WorkspaceId workspace) {
        return jdbc.sql("""
                        select h.reason, m.display_name, h.set_at
                          from workspace_hold h
                          join workspace w on w.id = h.workspace_id
                          join member m on m.id = h.set_by
                         where w.public_id = ? and h.lifted_at is null
                        """)
                .param(workspace.value())
                .query((row, n) -> new Hold(
                        row.getString("reason"),
                        row.getString("display_name"),
                        row.getTimestamp("set_at").toInstant()))
                .optional();
    }

    /** Since when a workspace that the asker may know of is held; empty if it is not. */
    @PreAuthorize("hasAnyRole('liaison-officer', 'administrator')")
    @Transactional(readOnly = true)
    public Optional<Instant> since(WorkspaceId workspace) {
        return jdbc.sql("select workspace_held_since(?)")
                .param(workspace.value())
                .query((row, n) -> Optional.ofNullable(row.getTimestamp(1)).map(Timestamp::toInstant))
                .single();
    }

    /**
     * Holds a workspace: from the next moment on nothing in it expires. Does nothing where it is held already.
     *
     * @param reason why, for administrators alone; not empty, up to {@link Hold#LONGEST_REASON} characters
     */
    @PreAuthorize("hasRole('administrator')")
    @Transactional
    public void set(WorkspaceId workspace, String reason) {
        if (reason.isBlank() || reason.length() > Hold.LONGEST_REASON) {
            throw new IllegalArgumentException("A hold has a reason");
        }
        int set = jdbc.sql("""
                        insert into workspace_hold (workspace_id, reason)
                        select w.id, ? from workspace w where w.public_id = ?
                            on conflict do nothing
                        """).param(reason.strip()).param(workspace.value()).update();
        if (set == 1) {
            tell(AuditEvent.of(AuditAction.RETENTION_HELD, ObjectKind.WORKSPACE, workspace), workspace);
        }
    }

    /** Asks for a second administrator's word to lift the hold of a workspace; false, and nothing is asked, where none stands. */
    @PreAuthorize("hasRole('administrator')")
    @Transactional
    public boolean askToLift(WorkspaceId workspace) {
        if (since(workspace).isEmpty()) {
            return false;
        }
        approvals.ask(ApprovalAsk.liftHold(workspace));
        return true;
    }

    void lift(WorkspaceId workspace, ApprovalId agreed) {
        int lifted =
                jdbc.sql("""
                        update workspace_hold
                           set lifted_at = now()
                         where lifted_at is null
                           and workspace_id = (select w.id from workspace w where w.public_id = ?)
                           and set_at <= (select r.requested_at from approval_request r where r.id = ?)
                        """).param(workspace.value()).param(agreed.value()).update();
        if (lifted != 1) {
            throw new AgreedActFailed(AgreedActFailed.Why.CHANGED);
        }
        tell(
                AuditEvent.of(AuditAction.RETENTION_HOLD_LIFTED, ObjectKind.WORKSPACE, workspace)
                        .with("approval", agreed),
                workspace);
    }

    private void tell(AuditEvent event, WorkspaceId workspace) {
        log.append(event.in(workspace));
        changes.publish(new Change(Workspaces.TOPIC, workspace.toString()));
    }
}
