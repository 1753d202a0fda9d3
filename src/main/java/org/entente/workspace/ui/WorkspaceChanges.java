package org.entente.workspace.ui;

import com.vaadin.flow.shared.Registration;
import org.entente.live.LiveChanges;
import org.entente.shared.WorkspaceId;
import org.entente.workspace.Workspaces;

/** Hears of what changes in one workspace, so that its pages do not read again for every other. */
final class WorkspaceChanges {

    private WorkspaceChanges() {}

    static Registration of(WorkspaceId workspace, LiveChanges changes, Runnable again) {
        return changes.subscribe(Workspaces.TOPIC, change -> {
            if (change.concerns(workspace)) {
                again.run();
            }
        })::close;
    }
}
