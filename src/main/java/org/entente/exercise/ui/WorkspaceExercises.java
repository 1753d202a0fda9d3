package org.entente.exercise.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import org.entente.exercise.ExercisePlanQuery;
import org.entente.exercise.ExercisePlans;
import org.entente.live.LiveChanges;
import org.entente.shared.WorkspaceId;
import org.entente.uikit.EmptyState;
import org.entente.uikit.Icons;
import org.entente.uikit.ListPage;
import org.entente.uikit.Words;
import org.entente.uikit.WorkspaceSection;
import org.entente.workspace.LabelGrounds;

/** The exercises of a workspace: its list, and how a plan gets into it. */
@org.springframework.stereotype.Component
class WorkspaceExercises implements WorkspaceSection {

    private final ExercisePlans plans;
    private final LabelGrounds grounds;
    private final LiveChanges changes;

    WorkspaceExercises(ExercisePlans plans, LabelGrounds grounds, LiveChanges changes) {
        this.plans = plans;
        this.grounds = grounds;
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
    public Component content(WorkspaceId workspace, boolean writable) {
        PlanGrid grid = new PlanGrid(plans, changes, ExercisePlanQuery.of(workspace), false);
        ListPage page = new ListPage(new PlanFilter(grid::narrow), grid);
        if (writable) {
            page.actions(importList(workspace), plan(workspace));
            grid.setEmptyStateComponent(new EmptyState(Words.of("exercise.list.empty"), plan(workspace)));
        } else {
            grid.setEmptyStateComponent(new EmptyState(Words.of("exercise.list.empty.reader")));
        }
        return page;
    }

    private static Component importList(WorkspaceId workspace) {
        Anchor importList = new Anchor(
                ExerciseNavigation.importInto(workspace),
                Icons.of("import"),
                new Span(Words.of("exercise.import.action")));
        importList.addClassName("button-link");
        return importList;
    }

    private Button plan(WorkspaceId workspace) {
        Button plan =
                new Button(Words.of("exercise.plan.action"), click -> new PlanSheet(plans, grounds).create(workspace));
        plan.addThemeVariants(ButtonVariant.PRIMARY);
        return plan;
    }
}
