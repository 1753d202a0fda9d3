package org.entente.exercise.ui;

import com.vaadin.flow.component.Component;
import org.entente.exercise.ExercisePlanQuery;
import org.entente.exercise.ExercisePlans;
import org.entente.live.LiveChanges;
import org.entente.uikit.EmptyState;
import org.entente.uikit.SearchSection;
import org.entente.uikit.Words;

/** The exercises that the search field finds, in all workspaces of whoever asks. */
@org.springframework.stereotype.Component
class ExerciseSearch implements SearchSection {

    private final ExercisePlans plans;
    private final LiveChanges changes;

    ExerciseSearch(ExercisePlans plans, LiveChanges changes) {
        this.plans = plans;
        this.changes = changes;
    }

    @Override
    public String key() {
        return "exercises";
    }

    @Override
    public String title() {
        return Words.of("exercise.section");
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public Component results(String text) {
        PlanGrid found = new PlanGrid(plans, changes, ExercisePlanQuery.matching(text), true);
        found.setEmptyStateComponent(new EmptyState(Words.of("exercise.search.nothing", text)));
        return found;
    }
}
