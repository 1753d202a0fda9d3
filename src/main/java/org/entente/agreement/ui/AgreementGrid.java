package org.entente.agreement.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridSortOrder;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.data.provider.SortDirection;
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.router.RouterLink;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entente.agreement.AgreementId;
import org.entente.agreement.AgreementQuery;
import org.entente.agreement.AgreementSummary;
import org.entente.agreement.Agreements;
import org.entente.agreement.law.Party;
import org.entente.label.ConfidentialityLabel;
import org.entente.live.Change;
import org.entente.live.LiveChanges;
import org.entente.live.ui.LiveView;
import org.entente.uikit.MarkingChip;
import org.entente.uikit.PhoneCards;
import org.entente.uikit.ScreenMarking;
import org.entente.uikit.Words;

/** A lazy list of agreements as they stand on a day. It tells the banners what is on screen, and reads again when that changes. */
class AgreementGrid extends Grid<AgreementSummary> {

    private static final int PAGE = 50;
    private static final int PARTIES_SHOWN = 4;

    private final Agreements agreements;
    private final Set<AgreementId> onScreen = new HashSet<>();
    private final Set<ConfidentialityLabel> labels = new HashSet<>();
    private AgreementQuery query;

    AgreementGrid(Agreements agreements, LiveChanges changes, AgreementQuery query, boolean withWorkspace) {
        super(PAGE);
        this.agreements = agreements;
        this.query = query;
        addThemeVariants(GridVariant.NO_BORDER);
        addClassName("plan-grid");
        setSizeFull();
        addColumns(withWorkspace);
        addSortListener(sorted -> setQuery(ordered(sorted.getSortOrder())));
        setItems(page -> fetch(page.getOffset(), page.getLimit()));
        LiveView.listen(this, changes, Agreements.TOPIC, this::changed);
        PhoneCards.in(this, AgreementGrid::card);
    }

    final void setQuery(AgreementQuery wanted) {
        query = wanted;
        readAgain();
    }

    final AgreementQuery query() {
        return query;
    }

    private void addColumns(boolean withWorkspace) {
        addComponentColumn(AgreementGrid::name)
                .setHeader(Words.of("agreement.name"))
                .setKey(AgreementQuery.Order.TITLE.name())
                .setTooltipGenerator(AgreementSummary::title)
                .setWidth("240px")
                .setFlexGrow(4)
                .setSortProperty(AgreementQuery.Order.TITLE.name());
        if (withWorkspace) {
            addColumn(AgreementSummary::workspaceName)
                    .setHeader(Words.of("agreement.workspace"))
                    .setWidth("120px")
                    .setFlexGrow(1)
                    .setSortable(false);
        }
        addColumn(agreement -> AgreementWords.of(agreement.kind()))
                .setHeader(Words.of("agreement.kind"))
                .setWidth("130px")
                .setFlexGrow(1)
                .setSortable(false);
        addColumn(agreement -> agreement.doneOn() == null ? "" : AgreementWords.shortDay(agreement.doneOn()))
                .setHeader(Words.of("agreement.done"))
                .setKey(AgreementQuery.Order.DATE.name())
                .setWidth("110px")
                .setFlexGrow(0)
                .setSortProperty(AgreementQuery.Order.DATE.name());
        addComponentColumn(agreement -> AgreementWords.badge(agreement.state(), agreement.binding()))
                .setHeader(Words.of("agreement.status"))
                .setTooltipGenerator(
                        agreement -> AgreementWords.of(agreement.state().reason()))
                .setWidth("150px")
                .setFlexGrow(0)
                .setSortable(false);
        addComponentColumn(agreement -> parties(agreement.bound()))
                .setHeader(Words.of("agreement.bound"))
                .setWidth("210px")
                .setFlexGrow(1)
                .setSortable(false);
        sort(List.of(new GridSortOrder<>(
                getColumnByKey(query.order().name()),
                query.descending() ? SortDirection.DESCENDING : SortDirection.ASCENDING)));
    }

    private Stream<AgreementSummary> fetch(int offset, int limit) {
        List<AgreementSummary> found = agreements.list(query, offset, limit);
        found.forEach(agreement -> {
            onScreen.add(agreement.id());
            labels.add(agreement.label());
        });
        ScreenMarking.show(this, labels);
        return found.stream();
    }

    // Others learn nothing from a change of what they may not see, not even that their list was read again.
    private void changed(Change change) {
        boolean concernsUs = change.id().equals(Change.ANY)
                || AgreementId.parse(change.id())
                        .filter(id -> onScreen.contains(id) || agreements.isThere(id))
                        .isPresent();
        if (concernsUs) {
            readAgain();
        }
    }

    private void readAgain() {
        onScreen.clear();
        labels.clear();
        getDataProvider().refreshAll();
    }

    private AgreementQuery ordered(List<GridSortOrder<AgreementSummary>> orders) {
        if (orders.isEmpty()) {
            return query.ordered(AgreementQuery.Order.DATE, true);
        }
        GridSortOrder<AgreementSummary> order = orders.getFirst();
        return query.ordered(
                AgreementQuery.Order.valueOf(order.getSorted().getKey()),
                order.getDirection() == SortDirection.DESCENDING);
    }

    static Component name(AgreementSummary agreement) {
        Div cell = new Div(new MarkingChip(agreement.label()), link(agreement.id(), agreement.name()));
        cell.addClassName("plan-name");
        return cell;
    }

    static RouterLink link(AgreementId id, String name) {
        RouterLink link = new RouterLink(name, AgreementView.class, new RouteParameters("agreement", id.toString()));
        link.addClassName("plan-link");
        return link;
    }

    private static Component parties(List<Party> parties) {
        Span row = new Span();
        row.addClassName("badges");
        parties.stream().limit(PARTIES_SHOWN).map(AgreementWords::party).forEach(row::add);
        if (parties.size() > PARTIES_SHOWN) {
            Span more = new Span(Words.of("agreement.more", parties.size() - PARTIES_SHOWN));
            more.getElement()
                    .setAttribute(
                            "title",
                            parties.stream()
                                    .skip(PARTIES_SHOWN)
                                    .map(AgreementWords::name)
                                    .collect(Collectors.joining(", ")));
            row.add(more);
        }
        return row;
    }

    private static Component card(AgreementSummary agreement) {
        Span when = new Span(agreement.doneOn() == null ? "" : AgreementWords.shortDay(agreement.doneOn()));
        return PhoneCards.card(
                name(agreement),
                new Span(AgreementWords.of(agreement.kind())),
                when,
                AgreementWords.badge(agreement.state(), agreement.binding()),
                parties(agreement.bound()));
    }
}
