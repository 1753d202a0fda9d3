package org.entente.imports.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.server.streams.DownloadHandler;
import java.util.List;
import java.util.Optional;
import org.entente.imports.ImportKind;
import org.entente.imports.ImportRun;
import org.entente.imports.ImportRunId;
import org.entente.imports.Imports;
import org.entente.live.LiveChanges;
import org.entente.shared.WorkspaceId;
import org.entente.uikit.EmptyState;
import org.entente.uikit.ScreenMarking;
import org.entente.uikit.ViewHeader;
import org.entente.uikit.Words;
import org.entente.workspace.LabelGrounds;
import org.entente.workspace.Workspace;
import org.entente.workspace.Workspaces;
import org.jspecify.annotations.Nullable;

/**
 * Brings a list into the workspace that its route names as {@code :workspace}, and shows what came of earlier ones. A run goes on
 * when the page is left. A feature's page says its route, and that it is for liaison officers.
 */
public abstract class ImportView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private final ImportKind kind;
    private final Imports imports;
    private final Workspaces workspaces;
    private final LabelGrounds grounds;
    private final LiveChanges changes;
    private final Section current = new Section();
    private final Section earlier = new Section();

    protected ImportView(
            ImportKind kind, Imports imports, Workspaces workspaces, LabelGrounds grounds, LiveChanges changes) {
        this.kind = kind;
        this.imports = imports;
        this.workspaces = workspaces;
        this.grounds = grounds;
        this.changes = changes;
        addClassNames("page", "import-page");
        current.addClassName("import-current");
        earlier.addClassName("import-earlier");
    }

    /** The address of the page that the reader comes from. */
    protected abstract String back(WorkspaceId workspace);

    /** An empty list to begin with; null if there is none. */
    protected @Nullable DownloadHandler template() {
        return null;
    }

    private String title() {
        return Words.of(kind.area() + ".import.action");
    }

    @Override
    public final void beforeEnter(BeforeEnterEvent event) {
        Optional<Workspace> found = event.getRouteParameters()
                .get("workspace")
                .flatMap(WorkspaceId::parse)
                .flatMap(workspaces::open);
        found.ifPresentOrElse(this::show, () -> event.rerouteToError(NotFoundException.class));
    }

    @Override
    public final String getPageTitle() {
        return title();
    }

    private void show(Workspace workspace) {
        removeAll();
        add(new ViewHeader(title()).back(workspace.name(), back(workspace.id())));
        add(current);
        if (workspace.writable()) {
            add(new ImportForm(
                    kind,
                    imports,
                    workspace,
                    grounds.of(workspace.id()),
                    template(),
                    id -> follow(workspace.id(), id)));
        } else {
            add(new EmptyState(Words.of(kind.area() + ".import.reader")));
        }
        add(earlier);
        showEarlier(workspace.id()).stream()
                .filter(run -> run.state() == ImportRun.State.RUNNING)
                .findFirst()
                .ifPresent(run -> open(workspace.id(), run));
    }

    private void follow(WorkspaceId workspace, ImportRunId id) {
        imports.find(id).ifPresent(run -> open(workspace, run));
        showEarlier(workspace);
    }

    private void open(WorkspaceId workspace, ImportRun run) {
        current.removeAll();
        current.add(new ImportProgress(imports, changes, run, () -> showEarlier(workspace)));
    }

    private List<ImportRun> showEarlier(WorkspaceId workspace) {
        List<ImportRun> runs = imports.list(kind, workspace);
        earlier.removeAll();
        if (!runs.isEmpty()) {
            earlier.add(new H2(Words.of("import.runs")), new ImportRuns(runs, run -> open(workspace, run)));
        }
        ScreenMarking.show(this, runs.stream().map(ImportRun::label).toList());
        return runs;
    }
}
