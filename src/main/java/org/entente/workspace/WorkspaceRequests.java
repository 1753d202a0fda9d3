package org.entente.workspace;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.entente.audit.AuditAction;
import org.entente.audit.AuditEvent;
import org.entente.audit.AuditLog;
import org.entente.audit.ObjectKind;
import org.entente.label.Labels;
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
    private final Labels labels;
    private final LiveChanges changes;

    WorkspaceRequests(
            WorkspaceRequestRepository requests,
            Workspaces workspaces,
            AuditLog log,
            Labels labels,
            LiveChanges changes) {
        this.requests = requests;
        this.workspaces = workspaces;
        this.log = log;
        this.labels = labels;
        this.changes = changes;
    }

    /** Asks for a workspace with people of the nations named. */
    @PreAuthorize("hasRole('liaison-officer')")
    @Transactional
    public UUID ask(WorkspaceData data, Collection<NationCode> nations) {
        UUID id = UUID.randomUUID();
        int ceiling = labels.policy()
                .classification(data.ceiling())
                .orElseThrow(() -> new IllegalArgumentException("The policy has no level " + data.ceiling()))
                .rank();
        requests.insert(id, data, ceiling, nations);
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

    /**
     * Makes the workspace; whoever asked leads it.
     *
     * @throws WorkspaceRequestNotOpen if the request does not wait any more
     * @throws NotAdmissible if whoever asked is no liaison officer any more
     */
    @PreAuthorize("hasRole('administrator')")
    @Transactional
    public WorkspaceId approve(UUID id) {
        WorkspaceRequest request = decide(id, WorkspaceRequest.State.APPROVED);
        WorkspaceId made = workspaces.create(new WorkspaceData(
                request.name(), request.purpose(), request.ceiling().name()));
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

    private WorkspaceRequest decide(UUID id, WorkspaceRequest.State state) {
        WorkspaceRequest request = requests.find(id).orElseThrow(WorkspaceRequestNotOpen::new);
        if (!requests.decide(id, state)) {
            throw new WorkspaceRequestNotOpen();
        }
        tell(
                AuditEvent.of(AuditAction.WORKSPACE_REQUEST_DECIDED, ObjectKind.WORKSPACE_REQUEST, id)
                        .with("state", state),
                id);
        return request;
    }

    private void tell(AuditEvent event, UUID id) {
        log.append(event);
        changes.publish(new Change(TOPIC, id.toString()));
    }
}
