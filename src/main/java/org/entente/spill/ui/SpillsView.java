package org.entente.spill.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.entente.access.CurrentMember;
import org.entente.access.Roles;
import org.entente.live.LiveChanges;
import org.entente.live.ui.LiveView;
import org.entente.shared.PublicId;
import org.entente.spill.Spill;
import org.entente.spill.Spills;
import org.entente.uikit.EmptyState;
import org.entente.uikit.MarkingChip;
import org.entente.uikit.NationBadge;
import org.entente.uikit.PhoneCards;
import org.entente.uikit.ScreenMarking;
import org.entente.uikit.Times;
import org.entente.uikit.ViewHeader;
import org.entente.uikit.Words;

/** Cases: for officers those that concern their nation, for auditors all, without content. */
@Route(SpillNavigation.LIST)
@RolesAllowed({Roles.LIAISON_OFFICER, Roles.AUDITOR})
class SpillsView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private final Spills spills;
    private final CurrentMember currentMember;
    private Optional<UUID> about = Optional.empty();

    SpillsView(Spills spills, CurrentMember currentMember, LiveChanges changes) {
        this.spills = spills;
        this.currentMember = currentMember;
        addClassNames("page", "page-list");
        LiveView.listen(this, changes, Spills.TOPIC, change -> show());
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        about = event.getLocation()
                .getQueryParameters()
                .getSingleParameter(SpillNavigation.OBJECT)
                .flatMap(PublicId::parse);
        show();
    }

    @Override
    public String getPageTitle() {
        return Words.of("spill.title");
    }

    private void show() {
        removeAll();
        boolean auditor = currentMember.require().role().equals(Roles.AUDITOR);
        List<Spill> found = auditor ? spills.listForAuditor() : spills.list();
        List<Spill> shown = found.stream()
                .filter(one -> about.isEmpty() || about.get().equals(one.object()))
                .toList();
        ScreenMarking.show(
                this, auditor ? List.of() : shown.stream().map(Spill::label).toList());
        add(new ViewHeader(getPageTitle()));
        if (about.isPresent()) {
            add(new Anchor(SpillNavigation.LIST, Words.of("spill.all")));
        }
        if (shown.isEmpty()) {
            add(new EmptyState(Words.of(auditor ? "spill.empty.auditor" : "spill.empty")));
        } else {
            add(grid(shown));
        }
    }

    private static Grid<Spill> grid(List<Spill> shown) {
        Grid<Spill> grid = new Grid<>();
        grid.setSelectionMode(Grid.SelectionMode.NONE);
        grid.addComponentColumn(SpillsView::link).setHeader(Words.of("spill.column.case"));
        grid.addComponentColumn(one -> SpillWords.badge(one.state()))
                .setHeader(Words.of("spill.column.state"))
                .setAutoWidth(true);
        grid.addColumn(one -> Words.of("spill.kind." + one.kind())).setHeader(Words.of("spill.column.kind"));
        grid.addComponentColumn(one -> new MarkingChip(one.label()))
                .setHeader(Words.of("spill.column.label"))
                .setAutoWidth(true);
        grid.addComponentColumn(one -> new NationBadge(one.originator()))
                .setHeader(Words.of("spill.column.originator"));
        grid.addColumn(Spill::workspaceName).setHeader(Words.of("spill.column.workspace"));
        grid.addComponentColumn(one -> Times.dtg(one.steps().getFirst().at()))
                .setHeader(Words.of("spill.column.reported"))
                .setAutoWidth(true);
        PhoneCards.in(
                grid,
                one -> PhoneCards.card(
                        link(one),
                        SpillWords.badge(one.state()),
                        new MarkingChip(one.label()),
                        new Span(Words.of("spill.kind." + one.kind())),
                        Times.dtg(one.steps().getFirst().at())));
        grid.setItems(shown);
        return grid;
    }

    private static Component link(Spill spill) {
        return new Anchor(SpillNavigation.spill(spill.id()), SpillWords.number(spill));
    }
}
