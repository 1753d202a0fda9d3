package org.entente.exercise.ui;

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
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.entente.exercise.ExercisePlanId;
import org.entente.exercise.ExercisePlanQuery;
import org.entente.exercise.ExercisePlanSummary;
import org.entente.exercise.ExercisePlans;
import org.entente.label.ConfidentialityLabel;
import org.entente.live.Change;
import org.entente.live.LiveChanges;
import org.entente.live.ui.LiveView;
import org.entente.uikit.MarkingChip;
import org.entente.uikit.PhoneCards;
import org.entente.uikit.ScreenMarking;
import org.entente.uikit.Times;
import org.entente.uikit.Words;

/** A lazy list of plans. It reads only what is on screen, tells the banners what that is, and reads again when it changes. */
class PlanGrid extends Grid<ExercisePlanSummary> {

    private static final int PAGE = 50;
    private static final int PARTIES_SHOWN = 3;

    private final ExercisePlans plans;
    private final Set<ExercisePlanId> onScreen = new HashSet<>();
    private final Set<ConfidentialityLabel> labels = new HashSet<>();
    private ExercisePlanQuery query;

    PlanGrid(ExercisePlans plans, LiveChanges changes, ExercisePlanQuery query, boolean withWorkspace) {
        super(PAGE);
        this.plans = plans;
        this.query = query;
        addThemeVariants(GridVariant.NO_BORDER);
        addClassName("plan-grid");
        setSizeFull();
        addColumns(withWorkspace);
        addSortListener(sorted -> setQuery(ordered(sorted.getSortOrder())));
        setItems(page -> fetch(page.getOffset(), page.getLimit()));
        LiveView.listen(this, changes, ExercisePlans.TOPIC, this::changed);
        PhoneCards.in(this, PlanGrid::card);
    }

    final void setQuery(ExercisePlanQuery wanted) {
        query = wanted;
        readAgain();
    }

    final ExercisePlanQuery query() {
        return query;
    }

    private void addColumns(boolean withWorkspace) {
        addComponentColumn(PlanGrid::name)
                .setHeader(Words.of("exercise.name"))
                .setKey(ExercisePlanQuery.Order.NAME.name())
                .setWidth("220px")
                .setFlexGrow(3)
                .setSortProperty(ExercisePlanQuery.Order.NAME.name());
        if (withWorkspace) {
            addColumn(ExercisePlanSummary::workspaceName)
                    .setHeader(Words.of("exercise.workspace"))
                    .setWidth("110px")
                    .setFlexGrow(1)
                    .setSortable(false);
        }
        addColumn(plan -> ExerciseWords.shortPeriod(plan.starts(), plan.ends()))
                .setHeader(Words.of("exercise.period"))
                .setKey(ExercisePlanQuery.Order.START.name())
                .setTooltipGenerator(plan -> ExerciseWords.period(plan.starts(), plan.ends()))
                .setWidth("165px")
                .setFlexGrow(1)
                .setSortProperty(ExercisePlanQuery.Order.START.name());
        addColumn(plan -> ExerciseWords.of(plan.kind()))
                .setHeader(Words.of("exercise.kind"))
                .setWidth("105px")
                .setFlexGrow(1)
                .setSortable(false);
        addColumn(plan -> Objects.requireNonNullElse(plan.place(), ""))
                .setHeader(Words.of("exercise.place"))
                .setWidth("100px")
                .setFlexGrow(2)
                .setSortable(false);
        addComponentColumn(plan -> ExerciseWords.parties(plan.participants(), PARTIES_SHOWN))
                .setHeader(Words.of("exercise.participants"))
                .setWidth("185px")
                .setFlexGrow(1)
                .setSortable(false);
        addComponentColumn(plan -> ExerciseWords.badge(plan.status()))
                .setHeader(Words.of("exercise.status"))
                .setAutoWidth(true)
                .setFlexGrow(0)
                .setSortable(false);
        addComponentColumn(plan -> Times.dtg(plan.updatedAt()))
                .setHeader(Words.of("exercise.updated"))
                .setKey(ExercisePlanQuery.Order.UPDATED.name())
                .setAutoWidth(true)
                .setFlexGrow(0)
                .setSortProperty(ExercisePlanQuery.Order.UPDATED.name());
        sort(List.of(new GridSortOrder<>(
                getColumnByKey(query.order().name()),
                query.descending() ? SortDirection.DESCENDING : SortDirection.ASCENDING)));
    }

    private Stream<ExercisePlanSummary> fetch(int offset, int limit) {
        List<ExercisePlanSummary> found = plans.list(query, offset, limit);
        found.forEach(plan -> {
            onScreen.add(plan.id());
            labels.add(plan.label());
        });
        ScreenMarking.show(this, labels);
        return found.stream();
    }

    // Others learn nothing from a change of what they may not see, not even that their list was read again.
    private void changed(Change change) {
        boolean concernsUs = change.id().equals(Change.ANY)
                || ExercisePlanId.parse(change.id())
                        .filter(id -> onScreen.contains(id) || plans.isThere(id))
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

    private ExercisePlanQuery ordered(List<GridSortOrder<ExercisePlanSummary>> orders) {
        if (orders.isEmpty()) {
            return query.ordered(ExercisePlanQuery.Order.START, true);
        }
        GridSortOrder<ExercisePlanSummary> order = orders.getFirst();
        return query.ordered(
                ExercisePlanQuery.Order.valueOf(order.getSorted().getKey()),
                order.getDirection() == SortDirection.DESCENDING);
    }

    private static Component name(ExercisePlanSummary plan) {
        Div cell = new Div(new MarkingChip(plan.label()), link(plan));
        cell.addClassName("plan-name");
        return cell;
    }

    private static RouterLink link(ExercisePlanSummary plan) {
        RouterLink link = new RouterLink(
                plan.name(),
                ExercisePlanView.class,
                new RouteParameters("plan", plan.id().toString()));
        link.addClassName("plan-link");
        return link;
    }

    private static Component card(ExercisePlanSummary plan) {
        return PhoneCards.card(
                name(plan),
                new Span(ExerciseWords.period(plan.starts(), plan.ends())),
                ExerciseWords.badge(plan.status()),
                ExerciseWords.parties(plan.participants(), PARTIES_SHOWN));
    }
}
