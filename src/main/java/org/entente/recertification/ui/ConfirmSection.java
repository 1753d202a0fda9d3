package org.entente.recertification.ui;

import com.vaadin.flow.component.Component;
import org.entente.live.LiveChanges;
import org.entente.recertification.Recertifications;
import org.entente.shared.WorkspaceId;
import org.entente.uikit.Words;
import org.entente.uikit.WorkspaceSection;

/** Whether members stay, as a tab of the workspace's page for those who lead it. */
@org.springframework.stereotype.Component
class ConfirmSection implements WorkspaceSection {

    private final Recertifications recertifications;
    private final LiveChanges changes;

    ConfirmSection(Recertifications recertifications, LiveChanges changes) {
        this.recertifications = recertifications;
        this.changes = changes;
    }

    // The notices of R__functions_recertification.sql lead to it.
    @Override
    public String key() {
        return "confirm";
    }

    @Override
    public String title() {
        return Words.of("recertification.title");
    }

    @Override
    public int order() {
        return 95;
    }

    @Override
    public boolean isFor(WorkspaceId workspace) {
        return recertifications.leads(workspace);
    }

    @Override
    public Component content(WorkspaceId workspace, boolean writable) {
        return new RoundPanel(recertifications, changes, workspace, false);
    }
}
