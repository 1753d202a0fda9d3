package org.entente.workspace.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import java.util.Comparator;
import java.util.List;
import org.entente.live.LiveChanges;
import org.entente.member.Members;
import org.entente.member.Person;
import org.entente.shared.WorkspaceId;
import org.entente.uikit.EmptyState;
import org.entente.uikit.NationBadge;
import org.entente.uikit.Notices;
import org.entente.uikit.PhoneCards;
import org.entente.uikit.Times;
import org.entente.uikit.WhileShown;
import org.entente.uikit.Words;
import org.entente.workspace.Admission;
import org.entente.workspace.AdmissionRole;
import org.entente.workspace.NotAdmissible;
import org.entente.workspace.Workspace;
import org.entente.workspace.Workspaces;

/** Who is admitted to a workspace, and as what: administrators admit, change roles and remove. */
class AdmissionsPanel extends Div {

    private final Workspaces workspaces;
    private final Members members;
    private final WorkspaceId workspace;
    private final ComboBox<Person> person = new ComboBox<>(Words.of("workspace.admit.person"));
    private final Select<AdmissionRole> role = new Select<>();
    private final Grid<Admission> grid = new Grid<>();

    AdmissionsPanel(Workspaces workspaces, Members members, LiveChanges changes, Workspace workspace) {
        this.workspaces = workspaces;
        this.members = members;
        this.workspace = workspace.id();
        addClassName("admissions");
        add(admitBar(), grid);
        layOut();
        read();
        WhileShown.listen(this, again -> WorkspaceChanges.of(this.workspace, changes, again), this::read);
    }

    private Component admitBar() {
        person.addClassName("wide");
        person.setPlaceholder(Words.of("workspace.admit.person.choose"));
        person.setItemLabelGenerator(one -> one.nation() + " " + one.displayName());
        person.setItems(
                query -> members.people(query.getFilter().orElse(""), query.getOffset(), query.getLimit()).stream());
        person.addValueChangeListener(changed -> person.setInvalid(false));
        role.setLabel(Words.of("workspace.column.role"));
        role.setItems(AdmissionRole.values());
        role.setItemLabelGenerator(WorkspaceWords::role);
        role.setValue(AdmissionRole.READER);
        Button admit = new Button(Words.of("workspace.admit"), click -> admit());
        admit.addThemeVariants(ButtonVariant.PRIMARY);
        Div bar = new Div(person, role, admit);
        bar.addClassName("filter-bar");
        return bar;
    }

    private void layOut() {
        grid.setSelectionMode(Grid.SelectionMode.NONE);
        grid.setAllRowsVisible(true);
        grid.addComponentColumn(row -> new NationBadge(row.nation()))
                .setHeader(Words.of("workspace.column.nation"))
                .setComparator(Comparator.comparing(Admission::nation))
                .setFlexGrow(0);
        grid.addColumn(Admission::displayName)
                .setHeader(Words.of("workspace.column.person"))
                .setSortable(true)
                .setFlexGrow(2);
        grid.addComponentColumn(this::roleChoice)
                .setHeader(Words.of("workspace.column.role"))
                .setComparator(Comparator.comparing(Admission::role));
        grid.addComponentColumn(row -> Times.dtg(row.admittedAt()))
                .setHeader(Words.of("workspace.column.since"))
                .setWidth("260px")
                .setFlexGrow(0)
                .setComparator(Comparator.comparing(Admission::admittedAt));
        grid.addComponentColumn(this::removal).setFlexGrow(0).setAutoWidth(true);
        PhoneCards.in(
                grid,
                row -> PhoneCards.card(
                        new Span(row.displayName()), new NationBadge(row.nation()), roleChoice(row), removal(row)));
        grid.setEmptyStateComponent(new EmptyState(Words.of("workspace.members.empty.admit")));
    }

    private Select<AdmissionRole> roleChoice(Admission admission) {
        Select<AdmissionRole> choice = new Select<>();
        choice.setItems(AdmissionRole.values());
        choice.setItemLabelGenerator(WorkspaceWords::role);
        choice.setValue(admission.role());
        choice.setAriaLabel(Words.of("workspace.role.of", admission.displayName()));
        choice.addValueChangeListener(changed -> {
            workspaces.admit(workspace, admission.member(), changed.getValue());
            Notices.show(
                    Words.of("workspace.role.done", admission.displayName(), WorkspaceWords.role(changed.getValue())));
        });
        return choice;
    }

    private Button removal(Admission admission) {
        Button remove = new Button(Words.of("workspace.remove"), click -> remove(admission));
        remove.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        remove.addClassName("grid-action");
        remove.setAriaLabel(Words.of("workspace.remove.of", admission.displayName()));
        return remove;
    }

    private void admit() {
        Person chosen = person.getValue();
        if (chosen == null) {
            person.setErrorMessage(Words.of("workspace.admit.person.missing"));
            person.setInvalid(true);
            return;
        }
        try {
            workspaces.admit(workspace, chosen.id(), role.getValue());
            Notices.show(Words.of("workspace.admit.done", chosen.displayName()));
            person.clear();
        } catch (NotAdmissible e) {
            Notices.error(Words.of("workspace.admit.refused", chosen.displayName()));
        }
        read();
    }

    private void remove(Admission admission) {
        workspaces.remove(workspace, admission.member());
        read();
        Notices.show(
                Words.of("workspace.remove.done", admission.displayName()), Words.of("workspace.remove.undo"), () -> {
                    workspaces.admit(workspace, admission.member(), admission.role());
                    read();
                });
    }

    private void read() {
        List<Admission> admitted = workspaces.admissions(workspace);
        grid.setItems(admitted);
    }
}
