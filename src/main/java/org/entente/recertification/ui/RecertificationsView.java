package org.entente.recertification.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.function.ValueProvider;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.entente.access.CurrentMember;
import org.entente.access.Roles;
import org.entente.live.LiveChanges;
import org.entente.live.ui.LiveView;
import org.entente.recertification.Recertifications;
import org.entente.recertification.Round;
import org.entente.uikit.EmptyState;
import org.entente.uikit.PhoneCards;
import org.entente.uikit.ViewHeader;
import org.entente.uikit.Words;

/** The rounds of all workspaces, overdue ones first. Administrators go on to a workspace's page to answer; auditors read how far each is. */
@Route(RecertificationNavigation.LIST)
@RolesAllowed({Roles.ADMINISTRATOR, Roles.AUDITOR})
class RecertificationsView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private final Recertifications recertifications;
    private final CurrentMember currentMember;

    RecertificationsView(Recertifications recertifications, CurrentMember currentMember, LiveChanges changes) {
        this.recertifications = recertifications;
        this.currentMember = currentMember;
        addClassNames("page", "page-list");
        LiveView.listen(this, changes, Recertifications.TOPIC, change -> show());
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        show();
    }

    @Override
    public String getPageTitle() {
        return Words.of("recertification.list");
    }

    private void show() {
        boolean auditor = currentMember.require().role().equals(Roles.AUDITOR);
        List<Round> found = auditor ? recertifications.listForAuditor() : recertifications.list();
        removeAll();
        add(new ViewHeader(getPageTitle()));
        Paragraph what = new Paragraph(Words.of("recertification.list.what"));
        what.addClassName("lead");
        add(what);
        add(found.isEmpty() ? new EmptyState(Words.of("recertification.list.empty")) : grid(found, auditor));
    }

    private static Grid<Round> grid(List<Round> found, boolean auditor) {
        Grid<Round> grid = new Grid<>();
        grid.setSelectionMode(Grid.SelectionMode.NONE);
        grid.setAllRowsVisible(true);
        grid.addComponentColumn(round -> workspace(round, auditor))
                .setHeader(Words.of("recertification.column.workspace"))
                .setComparator(Comparator.comparing(Round::workspaceName, String.CASE_INSENSITIVE_ORDER))
                .setFlexGrow(2);
        grid.addComponentColumn(RecertificationWords::badge)
                .setHeader(Words.of("recertification.column.round"))
                .setAutoWidth(true)
                .setFlexGrow(0);
        day(grid, "recertification.column.due", Round::dueAt);
        day(grid, "recertification.column.lapses", Round::lapsesAt);
        grid.addColumn(round -> Words.of("recertification.of", round.answered(), round.people()))
                .setHeader(Words.of("recertification.column.answered"))
                .setComparator(Comparator.comparing(Round::unanswered))
                .setTextAlign(ColumnTextAlign.END)
                .setAutoWidth(true)
                .setFlexGrow(0);
        number(grid, "recertification.column.confirmed", Round::confirmed);
        number(grid, "recertification.column.withdrawn", Round::withdrawn);
        number(grid, "recertification.column.lapsed", Round::lapsed);
        PhoneCards.in(
                grid,
                round -> PhoneCards.card(
                        workspace(round, auditor),
                        RecertificationWords.badge(round),
                        new Span(
                                round.open()
                                        ? Words.of(
                                                "recertification.progress.due",
                                                RecertificationWords.progress(round),
                                                RecertificationWords.day(round.dueAt()))
                                        : RecertificationWords.outcome(round))));
        grid.setItems(found);
        return grid;
    }

    private static void day(Grid<Round> grid, String header, ValueProvider<Round, Instant> value) {
        grid.addColumn(round -> RecertificationWords.day(value.apply(round)))
                .setHeader(Words.of(header))
                .setComparator(Comparator.comparing(value))
                .setAutoWidth(true)
                .setFlexGrow(0);
    }

    private static void number(Grid<Round> grid, String header, ValueProvider<Round, Integer> value) {
        grid.addColumn(value)
                .setHeader(Words.of(header))
                .setSortable(true)
                .setTextAlign(ColumnTextAlign.END)
                .setAutoWidth(true)
                .setFlexGrow(0);
    }

    private static Component workspace(Round round, boolean auditor) {
        return auditor
                ? new Span(round.workspaceName())
                : new Anchor(RecertificationNavigation.administration(round.workspace()), round.workspaceName());
    }
}
