package org.entente.exercise.ui;

import com.vaadin.flow.component.html.Div;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.entente.exercise.ExercisePlan;
import org.entente.exercise.calendar.ExerciseCalendar;
import org.entente.exercise.planning.KeyDates;
import org.entente.exercise.planning.Participation;
import org.entente.exercise.planning.PlanSections;
import org.entente.label.ConfidentialityLabel;
import org.entente.label.Labels;
import org.entente.label.RollUp;
import org.entente.live.LiveChanges;
import org.entente.nation.Nations;
import org.entente.relabelling.ui.LabelDesk;
import org.entente.shared.SubjectKind;
import org.entente.uikit.SectionTabs;
import org.entente.uikit.Subject;
import org.entente.uikit.SubjectSection;
import org.entente.uikit.Words;
import org.entente.workspace.LabelGrounds;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The tabs of a plan's page: its own parts, and what other features have about it. */
@Component
class PlanParts {

    private final PlanSections planSections;
    private final Participation participation;
    private final KeyDates dates;
    private final ExerciseCalendar calendar;
    private final Nations nations;
    private final Labels labels;
    private final LabelDesk labelDesk;
    private final LabelGrounds grounds;
    private final LiveChanges changes;
    private final Clock clock;
    private final List<SubjectSection> others;

    PlanParts(
            PlanSections planSections,
            Participation participation,
            KeyDates dates,
            ExerciseCalendar calendar,
            Nations nations,
            Labels labels,
            LabelDesk labelDesk,
            LabelGrounds grounds,
            LiveChanges changes,
            Clock clock,
            List<SubjectSection> others) {
        this.planSections = planSections;
        this.participation = participation;
        this.dates = dates;
        this.calendar = calendar;
        this.nations = nations;
        this.labels = labels;
        this.labelDesk = labelDesk;
        this.grounds = grounds;
        this.changes = changes;
        this.clock = clock;
        this.others = others;
    }

    SectionTabs tabs(Div facts, PlanContext page) {
        ExercisePlan plan = page.plan();
        return new SectionTabs()
                .with(
                        "plan",
                        Words.of("exercise.part.plan"),
                        () -> new Div(facts, new PlanSectionsPanel(planSections, grounds, labelDesk, changes, page)))
                .with(
                        Participation.PART,
                        Words.of("exercise.part.participants"),
                        () -> new ParticipantsPanel(participation, nations, changes, page))
                .with(
                        KeyDates.PART,
                        Words.of("exercise.part.dates"),
                        () -> new KeyDatesPanel(dates, calendar, changes, clock, page))
                .with(
                        others,
                        new Subject(
                                SubjectKind.EXERCISE_PLAN,
                                plan.id().value(),
                                plan.workspace(),
                                plan.data().name(),
                                plan.label(),
                                whole(plan),
                                page.writable()));
    }

    private @Nullable ConfidentialityLabel whole(ExercisePlan plan) {
        List<ConfidentialityLabel> all = new ArrayList<>(planSections.labels(plan.id()));
        all.add(plan.label());
        return labels.rollUp(all) instanceof RollUp.Covered covered ? covered.label() : null;
    }
}
