package org.entente.exercise.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import org.entente.access.Roles;
import org.entente.exercise.ExercisePlanQuery;
import org.entente.exercise.ExercisePlans;
import org.entente.live.LiveChanges;
import org.entente.uikit.EmptyState;
import org.entente.uikit.ViewHeader;
import org.entente.uikit.Words;

/** What the search field of the frame finds, in all workspaces of whoever asks. */
@Route(ExerciseNavigation.SEARCH)
@RolesAllowed(Roles.LIAISON_OFFICER)
class ExerciseSearchView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private static final int LONGEST_QUERY = 200;

    private final ExercisePlans plans;
    private final LiveChanges changes;

    ExerciseSearchView(ExercisePlans plans, LiveChanges changes) {
        this.plans = plans;
        this.changes = changes;
        addClassName("page");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        String typed = event.getLocation()
                .getQueryParameters()
                .getSingleParameter("q")
                .orElse("")
                .strip();
        String wanted = typed.substring(0, Math.min(typed.length(), LONGEST_QUERY));
        removeAll();
        if (wanted.isEmpty()) {
            add(new ViewHeader(Words.of("exercise.search")), new EmptyState(Words.of("exercise.search.begin")));
        } else {
            PlanGrid found = new PlanGrid(plans, changes, ExercisePlanQuery.matching(wanted), true);
            found.setEmptyStateComponent(new EmptyState(Words.of("exercise.search.nothing", wanted)));
            add(new ViewHeader(Words.of("exercise.search.for", wanted)), found);
        }
    }

    @Override
    public String getPageTitle() {
        return Words.of("exercise.search");
    }
}
