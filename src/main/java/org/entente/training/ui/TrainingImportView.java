package org.entente.training.ui;

import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import org.entente.access.Roles;
import org.entente.imports.ImportKind;
import org.entente.imports.Imports;
import org.entente.imports.ui.ImportView;
import org.entente.live.LiveChanges;
import org.entente.shared.WorkspaceId;
import org.entente.workspace.LabelGrounds;
import org.entente.workspace.Workspaces;

/** Brings a list of past training into a workspace, and shows what came of earlier ones. */
@Route(TrainingNavigation.IMPORT)
@RolesAllowed(Roles.LIAISON_OFFICER)
class TrainingImportView extends ImportView {

    TrainingImportView(Imports imports, Workspaces workspaces, LabelGrounds grounds, LiveChanges changes) {
        super(ImportKind.TRAINING, imports, workspaces, grounds, changes);
    }

    @Override
    protected String back(WorkspaceId workspace) {
        return TrainingNavigation.workspace(workspace);
    }
}
