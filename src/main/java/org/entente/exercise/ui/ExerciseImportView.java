package org.entente.exercise.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Optional;
import org.entente.access.CurrentMember;
import org.entente.access.Roles;
import org.entente.exercise.ExerciseImport;
import org.entente.exercise.ExerciseImportId;
import org.entente.exercise.ExerciseImports;
import org.entente.live.LiveChanges;
import org.entente.nation.Nation;
import org.entente.nation.Nations;
import org.entente.shared.NationCode;
import org.entente.shared.WorkspaceId;
import org.entente.uikit.EmptyState;
import org.entente.uikit.ScreenMarking;
import org.entente.uikit.ViewHeader;
import org.entente.uikit.Words;
import org.entente.workspace.Workspace;
import org.entente.workspace.Workspaces;

/** Brings a list of plans into a workspace, and shows what came of earlier ones. A run goes on when the page is left. */
@Route(ExerciseNavigation.IMPORT)
@RolesAllowed(Roles.LIAISON_OFFICER)
class ExerciseImportView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private final ExerciseImports imports;
    private final Workspaces workspaces;
    private final Nations nations;
    private final CurrentMember currentMember;
    private final LiveChanges changes;
    private final Section current = new Section();
    private final Section earlier = new Section();

    ExerciseImportView(
            ExerciseImports imports,
            Workspaces workspaces,
            Nations nations,
            CurrentMember currentMember,
            LiveChanges changes) {
        this.imports = imports;
        this.workspaces = workspaces;
        this.nations = nations;
        this.currentMember = currentMember;
        this.changes = changes;
        addClassNames("page", "import-page");
        current.addClassName("import-current");
        earlier.addClassName("import-earlier");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        Optional<Workspace> found = event.getRouteParameters()
                .get("workspace")
                .flatMap(WorkspaceId::parse)
                .flatMap(workspaces::open);
        found.ifPresentOrElse(this::show, () -> event.rerouteToError(NotFoundException.class));
    }

    @Override
    public String getPageTitle() {
        return Words.of("exercise.import.action");
    }

    private void show(Workspace workspace) {
        removeAll();
        add(new ViewHeader(Words.of("exercise.import.action"))
                .back(workspace.name(), ExerciseNavigation.workspace(workspace.id())));
        add(current);
        if (workspace.writable()) {
            add(new ImportForm(imports, workspace, activeNations(), ownNation(), id -> follow(workspace.id(), id)));
        } else {
            add(new EmptyState(Words.of("exercise.import.reader")));
        }
        add(earlier);
        showEarlier(workspace.id()).stream()
                .filter(run -> run.state() == ExerciseImport.State.RUNNING)
                .findFirst()
                .ifPresent(run -> open(workspace.id(), run));
    }

    private void follow(WorkspaceId workspace, ExerciseImportId id) {
        imports.find(id).ifPresent(run -> open(workspace, run));
        showEarlier(workspace);
    }

    private void open(WorkspaceId workspace, ExerciseImport run) {
        current.removeAll();
        current.add(new ImportProgress(imports, changes, run, () -> showEarlier(workspace)));
    }

    private List<ExerciseImport> showEarlier(WorkspaceId workspace) {
        List<ExerciseImport> runs = imports.list(workspace);
        earlier.removeAll();
        if (!runs.isEmpty()) {
            earlier.add(new H2(Words.of("exercise.import.runs")), new ImportRuns(runs, run -> open(workspace, run)));
        }
        ScreenMarking.show(this, runs.stream().map(ExerciseImport::label).toList());
        return runs;
    }

    private List<NationCode> activeNations() {
        return nations.list().stream()
                .filter(nation -> nation.state() == Nation.State.ACTIVE)
                .map(Nation::code)
                .toList();
    }

    private NationCode ownNation() {
        return currentMember.require().nation();
    }
}
