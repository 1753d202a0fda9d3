package org.entente.training.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import org.entente.live.LiveChanges;
import org.entente.shared.WorkspaceId;
import org.entente.training.CourseQuery;
import org.entente.training.Courses;
import org.entente.uikit.EmptyState;
import org.entente.uikit.Icons;
import org.entente.uikit.ListPage;
import org.entente.uikit.Words;
import org.entente.uikit.WorkspaceSection;
import org.entente.workspace.LabelGrounds;

/** The courses of a workspace, and how a course gets into it. */
@org.springframework.stereotype.Component
class WorkspaceTraining implements WorkspaceSection {

    private static final int ORDER = 40;

    private final Courses courses;
    private final LabelGrounds grounds;
    private final LiveChanges changes;

    WorkspaceTraining(Courses courses, LabelGrounds grounds, LiveChanges changes) {
        this.courses = courses;
        this.grounds = grounds;
        this.changes = changes;
    }

    @Override
    public String key() {
        return TrainingNavigation.SECTION;
    }

    @Override
    public String title() {
        return Words.of("training.title");
    }

    @Override
    public int order() {
        return ORDER;
    }

    @Override
    public Component content(WorkspaceId workspace, boolean writable) {
        CourseGrid grid = new CourseGrid(courses, changes, CourseQuery.of(workspace));
        ListPage page = new ListPage(new CourseFilter(grid::narrow), grid);
        if (writable) {
            page.actions(importList(workspace), offer(workspace));
            grid.setEmptyStateComponent(new EmptyState(Words.of("training.list.empty"), offer(workspace)));
        } else {
            grid.setEmptyStateComponent(new EmptyState(Words.of("training.list.empty.reader")));
        }
        return page;
    }

    private static Component importList(WorkspaceId workspace) {
        Anchor importList = new Anchor(
                TrainingNavigation.importInto(workspace),
                Icons.of("import"),
                new Span(Words.of("training.import.action")));
        importList.addClassName("button-link");
        return importList;
    }

    private Button offer(WorkspaceId workspace) {
        Button offer = new Button(
                Words.of("training.offer"),
                click -> new CourseSheet(courses, grounds)
                        .create(workspace, id -> UI.getCurrentOrThrow().navigate(TrainingNavigation.course(id))));
        offer.addThemeVariants(ButtonVariant.PRIMARY);
        return offer;
    }
}
