package org.entente.exercise.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.router.RouterLink;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.entente.access.CurrentMember;
import org.entente.access.Roles;
import org.entente.exercise.ExercisePlanQuery;
import org.entente.exercise.ExercisePlanSummary;
import org.entente.exercise.ExercisePlans;
import org.entente.uikit.EmptyState;
import org.entente.uikit.HomeSection;
import org.entente.uikit.MarkingChip;
import org.entente.uikit.ScreenMarking;
import org.entente.uikit.Words;

/** On the start page: the exercises that come next, in all workspaces of whoever asks. */
@org.springframework.stereotype.Component
class NextExercises implements HomeSection {

    private static final int SHOWN = 6;

    private final ExercisePlans plans;
    private final CurrentMember currentMember;
    private final Clock clock;

    NextExercises(ExercisePlans plans, CurrentMember currentMember, Clock clock) {
        this.plans = plans;
        this.currentMember = currentMember;
        this.clock = clock;
    }

    @Override
    public String title() {
        return Words.of("exercise.next");
    }

    @Override
    public int order() {
        return 20;
    }

    @Override
    public boolean shown() {
        return currentMember
                .find()
                .filter(member -> member.role().equals(Roles.LIAISON_OFFICER))
                .isPresent();
    }

    @Override
    public Component content() {
        ExercisePlanQuery query = new ExercisePlanQuery(
                null, null, null, null, null, LocalDate.now(clock), null, ExercisePlanQuery.Order.START, false);
        List<ExercisePlanSummary> next = plans.list(query, 0, SHOWN);
        if (next.isEmpty()) {
            return new EmptyState(Words.of("exercise.next.empty"));
        }
        UnorderedList list = new UnorderedList();
        list.addClassName("next-list");
        next.forEach(plan -> list.add(item(plan)));
        ScreenMarking.show(list, next.stream().map(ExercisePlanSummary::label).toList());
        return list;
    }

    private static ListItem item(ExercisePlanSummary plan) {
        RouterLink link = new RouterLink(
                plan.name(),
                ExercisePlanView.class,
                new RouteParameters("plan", plan.id().toString()));
        Div name = new Div(new MarkingChip(plan.label()), link);
        name.addClassName("plan-name");
        Span when = new Span(ExerciseWords.period(plan.starts(), plan.ends()));
        when.addClassName("muted");
        Span where = new Span(plan.workspaceName());
        where.addClassName("muted");
        return new ListItem(name, when, where, ExerciseWords.badge(plan.status()));
    }
}
