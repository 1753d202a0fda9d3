package org.entente.workspace;

import org.entente.approval.ApprovalGiven;
import org.entente.approval.ApprovalKind;
import org.entente.shared.WorkspaceId;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Does to a workspace what a second person agreed to, within the transaction of the decision. */
@Component
class WorkspaceApprovals {

    private final Workspaces workspaces;
    private final Holds holds;

    WorkspaceApprovals(Workspaces workspaces, Holds holds) {
        this.workspaces = workspaces;
        this.holds = holds;
    }

    @EventListener
    void given(ApprovalGiven given) {
        WorkspaceId workspace = given.asked().workspace();
        if (workspace == null) {
            return;
        }
        if (given.asked().kind() == ApprovalKind.UNSEAL) {
            workspaces.open(workspace, given.id());
        } else if (given.asked().kind() == ApprovalKind.LIFT_HOLD) {
            holds.lift(workspace, given.id());
        }
    }
}
