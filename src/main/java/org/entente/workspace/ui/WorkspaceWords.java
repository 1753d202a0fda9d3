package org.entente.workspace.ui;

import org.entente.uikit.StatusBadge;
import org.entente.uikit.Tone;
import org.entente.uikit.Words;
import org.entente.workspace.AdmissionRole;
import org.entente.workspace.Workspace;

/** How a workspace's terms read. */
final class WorkspaceWords {

    private WorkspaceWords() {}

    static String role(AdmissionRole role) {
        return Words.of("workspace.role." + role);
    }

    static StatusBadge state(Workspace workspace) {
        return new StatusBadge(
                Words.of("workspace.state." + workspace.state()),
                workspace.state() == Workspace.State.ACTIVE ? Tone.SUCCESS : Tone.NEUTRAL);
    }
}
