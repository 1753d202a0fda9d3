package org.entente.exercise.ui;

import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.streams.DownloadHandler;
import jakarta.annotation.security.RolesAllowed;
import org.entente.access.Roles;
import org.entente.exercise.csv.PlanLayouts;
import org.entente.imports.ImportKind;
import org.entente.imports.Imports;
import org.entente.imports.ui.ImportView;
import org.entente.live.LiveChanges;
import org.entente.shared.WorkspaceId;
import org.entente.workspace.LabelGrounds;
import org.entente.workspace.Workspaces;

/** Brings a list of plans into a workspace, and shows what came of earlier ones. */
@Route(ExerciseNavigation.IMPORT)
@RolesAllowed(Roles.LIAISON_OFFICER)
class ExerciseImportView extends ImportView {

    private static final String TEMPLATE = "plan-list-template.csv";

    ExerciseImportView(Imports imports, Workspaces workspaces, LabelGrounds grounds, LiveChanges changes) {
        super(ImportKind.EXERCISE, imports, workspaces, grounds, changes);
    }

    @Override
    protected String back(WorkspaceId workspace) {
        return ExerciseNavigation.workspace(workspace);
    }

    @Override
    protected DownloadHandler template() {
        return DownloadHandler.forClassResource(PlanLayouts.class, TEMPLATE, TEMPLATE);
    }
}
