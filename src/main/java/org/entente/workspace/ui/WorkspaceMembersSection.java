package org.entente.workspace.ui;

import com.vaadin.flow.component.Component;
import org.entente.live.LiveChanges;
import org.entente.shared.WorkspaceId;
import org.entente.uikit.Words;
import org.entente.uikit.WorkspaceSection;
import org.entente.workspace.Workspaces;

/** Who is admitted, as a tab of the workspace's page. */
@org.springframework.stereotype.Component
class WorkspaceMembersSection implements WorkspaceSection {

    private final Workspaces workspaces;
    private final LiveChanges changes;

    WorkspaceMembersSection(Workspaces workspaces, LiveChanges changes) {
        this.workspaces = workspaces;
        this.changes = changes;
    }

    @Override
    public String key() {
        return "members";
    }

    @Override
    public String title() {
        return Words.of("workspace.members");
    }

    @Override
    public int order() {
        return 90;
    }

    @Override
    public Component content(WorkspaceId workspace, boolean writable) {
        return new WorkspaceMembers(workspaces, changes, workspace);
    }
}
