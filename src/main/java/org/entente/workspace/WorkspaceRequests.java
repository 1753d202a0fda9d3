package org.entente.workspace;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.entente.audit.AuditAction;
import org.entente.audit.AuditEvent;
import org.entente.audit.AuditLog;
import org.entente.audit.ObjectKind;
import org.entente.live.Change;
import org.entente.live.LiveChanges;
import org.entente.shared.NationCode;
import org.entente.shared.WorkspaceId;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Workspaces that liaison officers ask for, and administrators give or decline. */
@Service
public class WorkspaceRequests {

    /** Topic of {@link LiveChanges}: a workspace was asked for, or that was decided; the id is the request's. */
    public static final String TOPIC = "workspace-request";

    private final WorkspaceRequestRepository requests;
    private final Workspaces workspaces;
    private final AuditLog log;
    private final LiveChanges changes;

    WorkspaceRequests(WorkspaceRequestRepository requests, Workspaces workspaces, AuditLog log, LiveChanges changes) {
        this.requests = requests;
        this.workspaces = workspaces;
        this.log = log;
        this.changes = changes;
    }

    /**
     * Asks for a workspace with people of the nations named.
     *
     * @throws IllegalArgumentException if no such policy is loaded, or it has no such level
     */
    @PreAuthorize("hasRole('liaison-officer')")
    @Transactional
    public UUID ask(WorkspaceData data, Collection<NationCode> nations) {
        UUID id = UUID.randomUUID();
        requests.insert(id, data, nations);
        tell(AuditEvent.of(AuditAction.WORKSPACE_REQUESTED, ObjectKind.WORKSPACE_REQUEST, id), id);
        return id;
    }

    /** What the asker asked for, newest first. */
    @PreAuthorize("hasRole('liaison-officer')")
    @Transactional(readOnly = true)
    public List<WorkspaceRequest> mine() {
        return requests.mine();
    }

    /** What waits for an administrator, oldest first. */
    @PreAuthorize("hasRole('administrator')")
    @Transactional
    public List<WorkspaceRequest> waiting() {
        log.append(AuditEvent.of(AuditAction.WORKSPACE_REQUESTS_LISTED, ObjectKind.WORKSPACE_REQUEST, null));
        return requests.waiting();
    }

    /** How many wait. Tells nothing of what they are, and so is not entered. */
    @PreAuthorize("hasRole('administrator')")
    @Transactional(readOnly = true)
    public int countWaiting() {
        return requests.waiting().size();
    }

    /** As {@link #approve(UUID, WorkspaceData)}, in the terms in which it was asked for. */
    @PreAuthorize("hasRole('administrator')")
    @Transactional
    public WorkspaceId approve(UUID id) {
        return approve(
                id, requests.find(id).orElseThrow(WorkspaceRequestNotOpen::new).terms());
    }

    /**
     * Makes the workspace in the administrator's terms; whoever asked leads it.
     *
     * @throws WorkspaceRequestNotOpen if the request does not wait any more
     * @throws NotAdmissible if whoever asked is no liaison officer any more
     */
    @PreAuthorize("hasRole('administrator')")
    @Transactional
    public WorkspaceId approve(UUID id, WorkspaceData terms) {
        decide(id, WorkspaceRequest.State.APPROVED);
        WorkspaceId made = workspaces.create(terms);
        workspaces.admit(made, requests.requester(id), AdmissionRole.LEAD);
        return made;
    }

    /** Declines; refused as {@link #approve}. */
    @PreAuthorize("hasRole('administrator')")
    @Transactional
    public void decline(UUID id) {
        decide(id, WorkspaceRequest.State.DECLINED);
    }

    /**
     * Takes back what the asker asked for.
     *
     * @throws WorkspaceRequestNotOpen if it does not wait any more, or somebody else asked for it
     */
    @PreAuthorize("hasRole('liaison-officer')")
    @Transactional
    public void withdraw(UUID id) {
        if (!requests.decide(id, WorkspaceRequest.State.WITHDRAWN)) {
            throw new WorkspaceRequestNotOpen();
        }
        tell(AuditEvent.of(AuditAction.WORKSPACE_REQUEST_WITHDRAWN, ObjectKind.WORKSPACE_REQUEST, id), id);
    }

    private void decide(UUID id, WorkspaceRequest.State state) {
        if (!requests.decide(id, state)) {
            throw new WorkspaceRequestNotOpen();
        }
        tell(
                AuditEvent.of(AuditAction.WORKSPACE_REQUEST_DECIDED, ObjectKind.WORKSPACE_REQUEST, id)
                        .with("state", state),
                id);
    }

    private void tell(AuditEvent event, UUID id) {
        log.append(event);
        changes.publish(new Change(TOPIC, id.toString()));
    }
}
