package org.entente.workspace.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.Comparator;
import org.entente.access.Roles;
import org.entente.label.Labels;
import org.entente.label.Policies;
import org.entente.live.LiveChanges;
import org.entente.shared.WorkspaceId;
import org.entente.uikit.EmptyState;
import org.entente.uikit.Notices;
import org.entente.uikit.PhoneCards;
import org.entente.uikit.SideSheet;
import org.entente.uikit.ViewHeader;
import org.entente.uikit.WhileShown;
import org.entente.uikit.Words;
import org.entente.workspace.WorkspaceOverview;
import org.entente.workspace.WorkspaceRequests;
import org.entente.workspace.Workspaces;

/** All workspaces, for administrators: they manage them and see nothing of what is in them. */
@Route(WorkspaceNavigation.ADMINISTRATION)
@RolesAllowed(Roles.ADMINISTRATOR)
class WorkspacesView extends Div implements HasDynamicTitle {

    private final Workspaces workspaces;
    private final Policies policies;
    private final Grid<WorkspaceOverview> grid = new Grid<>();

    WorkspacesView(Workspaces workspaces, WorkspaceRequests requests, Labels labels, LiveChanges changes) {
        this.workspaces = workspaces;
        this.policies = labels.policies();
        addClassNames("page", "page-list");
        Button create = new Button(Words.of("workspace.create"), click -> openForm());
        add(
                new ViewHeader(getPageTitle()).primary(create),
                new WorkspaceRequestList(requests, policies, changes),
                grid);
        layOut();
        read();
        WhileShown.listen(this, again -> changes.subscribe(Workspaces.TOPIC, change -> again.run())::close, this::read);
    }

    @Override
    public String getPageTitle() {
        return Words.of("workspace.title");
    }

    private void layOut() {
        grid.setSelectionMode(Grid.SelectionMode.NONE);
        grid.setAllRowsVisible(true);
        grid.addComponentColumn(WorkspacesView::link)
                .setHeader(Words.of("workspace.column.name"))
                .setComparator(Comparator.comparing(row -> row.workspace().name(), String.CASE_INSENSITIVE_ORDER))
                .setFlexGrow(2);
        grid.addColumn(row -> row.workspace().purpose())
                .setHeader(Words.of("workspace.column.purpose"))
                .setTooltipGenerator(row -> row.workspace().purpose())
                .setFlexGrow(3);
        grid.addColumn(row -> row.workspace().policy())
                .setHeader(Words.of("workspace.column.policy"))
                .setSortable(true);
        grid.addColumn(row -> row.workspace().ceiling().name())
                .setHeader(Words.of("workspace.column.ceiling"))
                .setComparator(Comparator.<WorkspaceOverview, String>comparing(
                                row -> row.workspace().policy())
                        .thenComparing(row -> row.workspace().ceiling().rank()));
        grid.addColumn(WorkspaceOverview::admitted)
                .setHeader(Words.of("workspace.column.admitted"))
                .setSortable(true)
                .setTextAlign(ColumnTextAlign.END)
                .setFlexGrow(0);
        grid.addComponentColumn(row -> WorkspaceWords.state(row.workspace()))
                .setHeader(Words.of("workspace.column.state"))
                .setComparator(Comparator.comparing(row -> row.workspace().state()));
        PhoneCards.in(
                grid,
                row -> PhoneCards.card(
                        link(row),
                        new Span(row.workspace().policy() + " "
                                + row.workspace().ceiling().name()),
                        new Span(Words.of("workspace.admitted", row.admitted())),
                        WorkspaceWords.state(row.workspace())));
        grid.addItemClickListener(click -> UI.getCurrent()
                .navigate(WorkspaceAdministrationView.href(
                        click.getItem().workspace().id())));
        grid.setEmptyStateComponent(new EmptyState(Words.of("workspace.empty")));
    }

    private static Anchor link(WorkspaceOverview row) {
        return new Anchor(
                WorkspaceAdministrationView.href(row.workspace().id()),
                row.workspace().name());
    }

    private void read() {
        grid.setItems(workspaces.overview());
    }

    private void openForm() {
        WorkspaceForm form = new WorkspaceForm(policies);
        Button create = new Button(Words.of("workspace.create"));
        create.addThemeVariants(ButtonVariant.PRIMARY);
        SideSheet sheet = new SideSheet(Words.of("workspace.create"), form, create).unsaved(form::isTouched);
        create.addClickListener(click -> form.read().ifPresent(data -> {
            WorkspaceId made = workspaces.create(data);
            sheet.close();
            Notices.show(Words.of("workspace.create.done", data.name()));
            UI.getCurrent().navigate(WorkspaceAdministrationView.href(made));
        }));
        sheet.open();
    }
}
