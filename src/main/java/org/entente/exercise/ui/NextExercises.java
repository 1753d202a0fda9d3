package org.entente.exercise.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.router.RouterLink;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.entente.access.CurrentMember;
import org.entente.access.Roles;
import org.entente.exercise.ExercisePlanQuery;
import org.entente.exercise.ExercisePlanSummary;
import org.entente.exercise.ExercisePlans;
import org.entente.exercise.PartialDate;
import org.entente.exercise.planning.KeyDates;
import org.entente.exercise.planning.NextKeyDate;
import org.entente.label.ConfidentialityLabel;
import org.entente.uikit.EmptyState;
import org.entente.uikit.HomeSection;
import org.entente.uikit.MarkingChip;
import org.entente.uikit.ScreenMarking;
import org.entente.uikit.SectionTabs;
import org.entente.uikit.StatusBadge;
import org.entente.uikit.Tone;
import org.entente.uikit.Words;

/** On the start page: the exercises and key dates that come next, in all workspaces of whoever asks. */
@org.springframework.stereotype.Component
class NextExercises implements HomeSection {

    private static final int SHOWN = 6;

    private static final Set<String> START_AND_END = Set.of("STARTEX", "ENDEX");

    private final ExercisePlans plans;
    private final KeyDates dates;
    private final CurrentMember currentMember;
    private final Clock clock;

    NextExercises(ExercisePlans plans, KeyDates dates, CurrentMember currentMember, Clock clock) {
        this.plans = plans;
        this.dates = dates;
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
        List<Next> next = Stream.concat(
                        plans.list(query, 0, SHOWN).stream()
                                .map(plan -> new Next(plan.starts().earliest(), plan.label(), item(plan))),
                        dates.next(LocalDate.now(clock), SHOWN).stream()
                                // The plans themselves tell when they start and end.
                                .filter(date ->
                                        !START_AND_END.contains(date.date().code()))
                                .map(date -> new Next(date.date().starts(), date.label(), item(date))))
                .sorted(Comparator.comparing(Next::day))
                .limit(SHOWN)
                .toList();
        if (next.isEmpty()) {
            return new EmptyState(Words.of("exercise.next.empty"));
        }
        UnorderedList list = new UnorderedList();
        list.addClassName("next-list");
        next.forEach(one -> list.add(one.item()));
        ScreenMarking.show(list, next.stream().map(Next::label).toList());
        return list;
    }

    private static ListItem item(NextKeyDate next) {
        RouterLink link = new RouterLink(
                Words.of("exercise.next.date", next.date().title(), next.planName()),
                ExercisePlanView.class,
                new RouteParameters("plan", next.plan().toString()));
        link.setQueryParameters(QueryParameters.of(SectionTabs.PARAMETER, KeyDates.PART));
        Div name = new Div(new MarkingChip(next.label()), link);
        name.addClassName("plan-name");
        Span when = new Span(ExerciseWords.period(
                PartialDate.of(next.date().starts()), PartialDate.of(next.date().ends())));
        when.addClassName("muted");
        Span where = new Span(next.workspaceName());
        where.addClassName("muted");
        return new ListItem(name, when, where, new StatusBadge(next.date().code(), Tone.NEUTRAL));
    }

    private record Next(LocalDate day, ConfidentialityLabel label, ListItem item) {}

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
