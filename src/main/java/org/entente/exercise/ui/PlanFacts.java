package org.entente.exercise.ui;

import com.vaadin.flow.component.html.Span;
import org.entente.exercise.ExercisePlan;
import org.entente.exercise.ExercisePlanData;
import org.entente.uikit.Facts;
import org.entente.uikit.NationBadge;
import org.entente.uikit.Times;
import org.entente.uikit.Words;

/** What is known of a plan, each fact under its name. */
final class PlanFacts extends Facts {

    PlanFacts(ExercisePlan plan) {
        ExercisePlanData data = plan.data();
        add(Words.of("exercise.period"), ExerciseWords.period(data.starts(), data.ends()));
        add(Words.of("exercise.series"), PlanValues.of(data, "series"));
        add(Words.of("exercise.kind"), ExerciseWords.of(data.kind()));
        add(Words.of("exercise.domains"), PlanValues.of(data, "domains"));
        add(Words.of("exercise.place"), PlanValues.of(data, "place"));
        add(
                Words.of("exercise.host"),
                data.host() == null ? new Span(Words.of("exercise.unknown")) : new NationBadge(data.host()));
        add(
                Words.of("exercise.participants"),
                ExerciseWords.parties(data.participants(), ExercisePlanData.MOST_PARTICIPANTS));
        add(Words.of("exercise.originator"), new NationBadge(plan.originator()));
        Span updated = new Span(Times.dtg(plan.updatedAt()));
        if (plan.updatedBy() != null) {
            updated.add(new Span(Words.of("exercise.updated.by", plan.updatedBy())));
        }
        add(Words.of("exercise.updated"), updated);
    }
}
