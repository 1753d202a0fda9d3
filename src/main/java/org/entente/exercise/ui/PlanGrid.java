package org.entente.exercise.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.router.RouterLink;
import java.util.List;
import java.util.Objects;
import org.entente.exercise.ExercisePlanId;
import org.entente.exercise.ExercisePlanQuery;
import org.entente.exercise.ExercisePlanQuery.Order;
import org.entente.exercise.ExercisePlanSummary;
import org.entente.exercise.ExercisePlans;
import org.entente.label.ConfidentialityLabel;
import org.entente.live.LiveChanges;
import org.entente.uikit.LazyList;
import org.entente.uikit.MarkingChip;
import org.entente.uikit.PhoneCards;
import org.entente.uikit.Times;

/** A list of plans. */
class PlanGrid extends LazyList<ExercisePlanSummary, ExercisePlanQuery, Order> {

    private static final int PARTIES_SHOWN = 3;

    private final ExercisePlans plans;

    PlanGrid(ExercisePlans plans, LiveChanges changes, ExercisePlanQuery query, boolean withWorkspace) {
        super("plans", query, query.order(), query.descending());
        this.plans = plans;
        column(
                "exercise.name",
                Order.NAME,
                grid -> grid.addComponentColumn(PlanGrid::name)
                        .setTooltipGenerator(ExercisePlanSummary::name)
                        .setWidth("220px")
                        .setFlexGrow(3));
        if (withWorkspace) {
            column(
                    "exercise.workspace",
                    grid -> grid.addColumn(ExercisePlanSummary::workspaceName)
                            .setWidth("110px")
                            .setFlexGrow(1));
        }
        column(
                "exercise.period",
                Order.START,
                grid -> grid.addColumn(plan -> ExerciseWords.shortPeriod(plan.starts(), plan.ends()))
                        .setTooltipGenerator(plan -> ExerciseWords.period(plan.starts(), plan.ends()))
                        .setWidth("165px")
                        .setFlexGrow(1));
        column(
                "exercise.kind",
                grid -> grid.addColumn(plan -> ExerciseWords.of(plan.kind()))
                        .setWidth("105px")
                        .setFlexGrow(1));
        column(
                "exercise.place",
                grid -> grid.addColumn(plan -> Objects.requireNonNullElse(plan.place(), ""))
                        .setWidth("100px")
                        .setFlexGrow(2));
        column(
                "exercise.participants",
                grid -> grid.addComponentColumn(plan -> ExerciseWords.parties(plan.participants(), PARTIES_SHOWN))
                        .setWidth("185px")
                        .setFlexGrow(1));
        column(
                "exercise.status",
                grid -> grid.addComponentColumn(plan -> ExerciseWords.badge(plan.status()))
                        .setAutoWidth(true)
                        .setFlexGrow(0));
        column(
                "exercise.updated",
                Order.UPDATED,
                grid -> grid.addComponentColumn(plan -> Times.dtg(plan.updatedAt()))
                        .setAutoWidth(true)
                        .setFlexGrow(0));
        follow(changes, ExercisePlans.TOPIC);
    }

    @Override
    protected List<ExercisePlanSummary> read(ExercisePlanQuery wanted, int offset, int limit) {
        return plans.list(wanted, offset, limit);
    }

    @Override
    protected Object id(ExercisePlanSummary plan) {
        return plan.id();
    }

    @Override
    protected ConfidentialityLabel label(ExercisePlanSummary plan) {
        return plan.label();
    }

    @Override
    protected boolean isThere(String id) {
        return ExercisePlanId.parse(id).filter(plans::isThere).isPresent();
    }

    @Override
    protected ExercisePlanQuery ordered(ExercisePlanQuery wanted, Order order, boolean descending) {
        return wanted.ordered(order, descending);
    }

    @Override
    protected Component card(ExercisePlanSummary plan) {
        return PhoneCards.card(
                name(plan),
                new Span(ExerciseWords.period(plan.starts(), plan.ends())),
                ExerciseWords.badge(plan.status()),
                ExerciseWords.parties(plan.participants(), PARTIES_SHOWN));
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
}
