package org.entente.workspace;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.entente.approval.ApprovalAsk;
import org.entente.approval.ApprovalId;
import org.entente.approval.Approvals;
import org.entente.audit.AuditAction;
import org.entente.audit.AuditEvent;
import org.entente.audit.AuditLog;
import org.entente.audit.ObjectKind;
import org.entente.live.Change;
import org.entente.live.LiveChanges;
import org.entente.shared.MemberId;
import org.entente.shared.NationCode;
import org.entente.shared.WorkspaceId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The workspaces: liaison officers see those they are admitted to, administrators manage all and see none of their content. */
@Service
public class Workspaces {

    /** Topic of {@link LiveChanges}: a workspace or an admission changed; the id is the workspace's. */
    public static final String TOPIC = "workspace";

    private static final String SELECT = """
            select w.public_id, w.name, w.purpose, w.policy, w.ceiling, w.state, w.commons, w.version, a.role
              from workspace w
              left join admission a on a.workspace_id = w.id and a.member_id = current_member()
            """;

    private static final String OVERVIEW = """
            select w.public_id, w.name, w.purpose, w.policy, w.ceiling, w.state, w.commons, w.version, cast(null as text) as role,
                   (select count(*) from admission a where a.workspace_id = w.id) as admitted
              from workspace w
             order by lower(w.name), w.id
            """;

    private final JdbcClient jdbc;
    private final AuditLog log;
    private final Ceilings ceilings;
    private final LiveChanges changes;
    private final Approvals approvals;

    Workspaces(JdbcClient jdbc, AuditLog log, Ceilings ceilings, LiveChanges changes, Approvals approvals) {
        this.jdbc = jdbc;
        this.log = log;
        this.ceilings = ceilings;
        this.changes = changes;
        this.approvals = approvals;
    }

    /** The workspaces that the asker may know of, by name. */
    @PreAuthorize("hasAnyRole('liaison-officer', 'administrator')")
    @Transactional(readOnly = true)
    public List<Workspace> list() {
        return jdbc.sql(SELECT + " order by lower(w.name), w.id")
                .query((row, n) -> read(row))
                .list();
    }

    /** All workspaces, by name. */
    @PreAuthorize("hasRole('administrator')")
    @Transactional
    public List<WorkspaceOverview> overview() {
        log.append(AuditEvent.of(AuditAction.WORKSPACES_LISTED, ObjectKind.WORKSPACE, null));
        return jdbc.sql(OVERVIEW)
                .query((row, n) -> new WorkspaceOverview(read(row), row.getInt("admitted")))
                .list();
    }

    /** The workspace, if the asker may know of it; otherwise an entry tells the auditor of the attempt. */
    @PreAuthorize("hasAnyRole('liaison-officer', 'administrator')")
    @Transactional
    public Optional<Workspace> open(WorkspaceId id) {
        Optional<Workspace> found = jdbc.sql(SELECT + " where w.public_id = ?")
                .param(id.value())
                .query((row, n) -> read(row))
                .optional();
        if (found.isEmpty()) {
            log.notGiven(ObjectKind.WORKSPACE, id.toString());
        }
        return found;
    }

    /** Who is admitted, by nation and name. */
    @PreAuthorize("hasAnyRole('liaison-officer', 'administrator')")
    @Transactional
    public List<Admission> admissions(WorkspaceId id) {
        log.append(AuditEvent.of(AuditAction.MEMBERS_LISTED, ObjectKind.WORKSPACE, id)
                .in(id));
        return jdbc.sql("""
                        select m.id, m.display_name, m.nation, a.role, a.admitted_at
                          from admission a
                          join member m on m.id = a.member_id
                          join workspace w on w.id = a.workspace_id
                         where w.public_id = ?
                         order by m.nation, m.display_name
                        """)
                .param(id.value())
                .query((row, n) -> new Admission(
                        new MemberId(row.getObject("id", UUID.class)),
                        row.getString("display_name"),
                        new NationCode(row.getString("nation")),
                        AdmissionRole.valueOf(row.getString("role")),
                        row.getTimestamp("admitted_at").toInstant()))
                .list();
    }

    /**
     * Makes a workspace; nobody is admitted to it yet.
     *
     * @throws IllegalArgumentException if no such policy is loaded, or it has no such level
     */
    @PreAuthorize("hasRole('administrator')")
    @Transactional
    public WorkspaceId create(WorkspaceData data) {
        WorkspaceId id = new WorkspaceId(UUID.randomUUID());
        jdbc.sql("insert into workspace (public_id, name, purpose, policy, ceiling) values (?, ?, ?, ?, ?)")
                .param(id.value())
                .param(data.name().strip())
                .param(data.purpose().strip())
                .param(data.policy())
                .param(ceilings.rank(data))
                .update();
        log.append(AuditEvent.of(AuditAction.WORKSPACE_CREATED, ObjectKind.WORKSPACE, id)
                .in(id)
                .with("policy", data.policy())
                .with("ceiling", data.ceiling()));
        changes.publish(new Change(TOPIC, id.toString()));
        return id;
    }

    /**
     * Gives a workspace another name, purpose or ceiling. What is in it above a lowered ceiling stays; so does its policy.
     *
     * @param workspace as it was read
     * @throws IllegalArgumentException if the policy is another, or has no such level
     * @throws WorkspaceChangedMeanwhile if it is no longer so
     */
    @PreAuthorize("hasRole('administrator')")
    @Transactional
    public void describe(Workspace workspace, WorkspaceData data) {
        if (!data.policy().equals(workspace.policy())) {
            throw new IllegalArgumentException("The policy of a workspace never changes");
        }
        int changed = jdbc.sql("""
                        update workspace
                           set name = ?, purpose = ?, ceiling = ?, version = version + 1
                         where public_id = ? and version = ?
                        """)
                .param(data.name().strip())
                .param(data.purpose().strip())
                .param(ceilings.rank(data))
                .param(workspace.id().value())
                .param(workspace.version())
                .update();
        if (changed != 1) {
            throw new WorkspaceChangedMeanwhile();
        }
        log.append(AuditEvent.of(AuditAction.WORKSPACE_CHANGED, ObjectKind.WORKSPACE, workspace.id())
                .in(workspace.id())
                .with("ceiling", data.ceiling()));
        changes.publish(new Change(TOPIC, workspace.id().toString()));
    }

    /** Seals a workspace: it can be read, and no longer changed. */
    @PreAuthorize("hasRole('administrator')")
    @Transactional
    public void seal(WorkspaceId id) {
        change(id, Workspace.State.SEALED, event -> event);
    }

    /** Asks for a second administrator's word to open a sealed workspace for changes again. */
    @PreAuthorize("hasRole('administrator')")
    @Transactional
    public void unseal(WorkspaceId id) {
        approvals.ask(ApprovalAsk.unseal(id));
    }

    void open(WorkspaceId id, ApprovalId agreed) {
        change(id, Workspace.State.ACTIVE, event -> event.with("approval", agreed));
    }

    /**
     * Admits a liaison officer, or changes what an admitted one may do.
     *
     * @throws NotAdmissible if there is no such workspace or the member is no liaison officer
     */
    @PreAuthorize("hasRole('administrator')")
    @Transactional
    public void admit(WorkspaceId id, MemberId member, AdmissionRole role) {
        int written = jdbc.sql("""
                        insert into admission (workspace_id, member_id, role)
                        select w.id, m.id, ?
                          from workspace w, member m
                         where w.public_id = ? and m.id = ? and m.role = 'liaison-officer'
                            on conflict (workspace_id, member_id) do update set role = excluded.role
                        """)
                .param(role.name())
                .param(id.value())
                .param(member.value())
                .update();
        if (written != 1) {
            throw new NotAdmissible();
        }
        log.append(AuditEvent.of(AuditAction.MEMBER_ADMITTED, ObjectKind.MEMBER, member)
                .in(id)
                .with("role", role));
        changes.publish(new Change(TOPIC, id.toString()));
    }

    /** Removes a member, who sees nothing of the workspace from the next statement on. */
    @PreAuthorize("hasRole('administrator')")
    @Transactional
    public void remove(WorkspaceId id, MemberId member) {
        int removed = jdbc.sql("""
                        delete from admission
                         where member_id = ? and workspace_id = (select w.id from workspace w where w.public_id = ?)
                        """).param(member.value()).param(id.value()).update();
        if (removed == 1) {
            log.append(AuditEvent.of(AuditAction.MEMBER_REMOVED, ObjectKind.MEMBER, member)
                    .in(id));
            changes.publish(new Change(TOPIC, id.toString()));
        }
    }

    private void change(WorkspaceId id, Workspace.State state, UnaryOperator<AuditEvent> more) {
        int changed = jdbc.sql(
                        "update workspace set state = ?, version = version + 1 where public_id = ? and state <> ?")
                .param(state.name())
                .param(id.value())
                .param(state.name())
                .update();
        if (changed == 1) {
            log.append(more.apply(AuditEvent.of(AuditAction.WORKSPACE_CHANGED, ObjectKind.WORKSPACE, id)
                    .in(id)
                    .with("state", state)));
            changes.publish(new Change(TOPIC, id.toString()));
        }
    }

    private Workspace read(ResultSet row) throws SQLException {
        String policy = row.getString("policy");
        String role = row.getString("role");
        return new Workspace(
                new WorkspaceId(row.getObject("public_id", UUID.class)),
                row.getString("name"),
                row.getString("purpose"),
                policy,
                ceilings.level(policy, row.getInt("ceiling")),
                Workspace.State.valueOf(row.getString("state")),
                row.getBoolean("commons"),
                role == null ? null : AdmissionRole.valueOf(role),
                row.getInt("version"));
    }
}
