package org.entente.exercise.ui;

import java.util.List;
import org.entente.exercise.ExercisePlanQuery;
import org.entente.exercise.ExercisePlans;
import org.entente.uikit.NewThing;
import org.entente.uikit.NewThings;
import org.entente.uikit.Words;
import org.springframework.stereotype.Component;

/** What is new among the plans. */
@Component
class RecentPlans implements NewThings {

    private final ExercisePlans plans;

    RecentPlans(ExercisePlans plans) {
        this.plans = plans;
    }

    @Override
    public List<NewThing> newest(int most) {
        ExercisePlanQuery query =
                new ExercisePlanQuery(null, null, null, null, null, null, null, ExercisePlanQuery.Order.UPDATED, true);
        return plans.list(query, 0, most).stream()
                .map(plan -> new NewThing(
                        plan.updatedAt(),
                        Words.of("exercise.new"),
                        plan.name(),
                        ExerciseNavigation.plan(plan.id()),
                        plan.label(),
                        plan.workspaceName()))
                .toList();
    }
}
