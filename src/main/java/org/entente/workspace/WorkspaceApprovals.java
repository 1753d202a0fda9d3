package org.entente.workspace;

import org.entente.approval.ApprovalGiven;
import org.entente.approval.ApprovalKind;
import org.entente.shared.WorkspaceId;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Opens a sealed workspace again once a second person agreed, within the transaction of the decision. */
@Component
class WorkspaceApprovals {

    private final Workspaces workspaces;

    WorkspaceApprovals(Workspaces workspaces) {
        this.workspaces = workspaces;
    }

    @EventListener
    void given(ApprovalGiven given) {
        WorkspaceId workspace = given.asked().workspace();
        if (workspace != null && given.asked().kind() == ApprovalKind.UNSEAL) {
            workspaces.open(workspace, given.id());
        }
    }
}
