package org.entente.workspace.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import org.entente.live.LiveChanges;
import org.entente.shared.WorkspaceId;
import org.entente.uikit.EmptyState;
import org.entente.uikit.NationBadge;
import org.entente.uikit.WhileShown;
import org.entente.uikit.Words;
import org.entente.workspace.Admission;
import org.entente.workspace.Workspaces;

/** Who is admitted to a workspace: nation, name and role. Follows changes of admissions while it is on a page. */
class WorkspaceMembers extends Div {

    private final Workspaces workspaces;
    private final WorkspaceId workspace;

    WorkspaceMembers(Workspaces workspaces, LiveChanges changes, WorkspaceId workspace) {
        this.workspaces = workspaces;
        this.workspace = workspace;
        addClassName("workspace-members");
        read();
        WhileShown.listen(this, again -> WorkspaceChanges.of(workspace, changes, again), this::read);
    }

    private void read() {
        removeAll();
        UnorderedList list = new UnorderedList();
        list.getElement().setAttribute("aria-label", Words.of("workspace.members"));
        workspaces.admissions(workspace).stream().map(WorkspaceMembers::row).forEach(list::add);
        add(list.getComponentCount() == 0 ? new EmptyState(Words.of("workspace.members.empty")) : list);
    }

    private static ListItem row(Admission admission) {
        Span name = new Span(admission.displayName());
        name.addClassName("workspace-member-name");
        Span role = new Span(WorkspaceWords.role(admission.role()));
        role.addClassName("workspace-member-role");
        return new ListItem(new NationBadge(admission.nation()), name, role);
    }
}
