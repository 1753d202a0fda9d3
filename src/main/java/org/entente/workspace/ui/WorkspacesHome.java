package org.entente.workspace.ui;

import com.vaadin.flow.component.Component;
import java.util.List;
import org.entente.access.CurrentMember;
import org.entente.access.Roles;
import org.entente.uikit.Figures;
import org.entente.uikit.HomeSection;
import org.entente.uikit.Words;
import org.entente.workspace.Workspace;
import org.entente.workspace.Workspaces;

/** How many workspaces there are, for administrators. */
@org.springframework.stereotype.Component
class WorkspacesHome implements HomeSection {

    private final Workspaces workspaces;
    private final CurrentMember currentMember;

    WorkspacesHome(Workspaces workspaces, CurrentMember currentMember) {
        this.workspaces = workspaces;
        this.currentMember = currentMember;
    }

    @Override
    public String title() {
        return Words.of("workspace.title");
    }

    @Override
    public int order() {
        return 230;
    }

    @Override
    public boolean shown() {
        return currentMember
                .find()
                .filter(member -> member.role().equals(Roles.ADMINISTRATOR))
                .isPresent();
    }

    @Override
    public Component content() {
        List<Workspace> all = workspaces.list();
        long sealed = all.stream()
                .filter(workspace -> workspace.state() == Workspace.State.SEALED)
                .count();
        return new Figures()
                .add(all.size() - sealed, Words.of("workspace.home.active"), WorkspaceNavigation.ADMINISTRATION)
                .add(sealed, Words.of("workspace.home.sealed"), WorkspaceNavigation.ADMINISTRATION);
    }
}
