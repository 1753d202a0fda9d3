package org.entente.training.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import org.entente.access.Roles;
import org.entente.live.LiveChanges;
import org.entente.training.CourseQuery;
import org.entente.training.Courses;
import org.entente.uikit.EmptyState;
import org.entente.uikit.ListPage;
import org.entente.uikit.ViewHeader;
import org.entente.uikit.Words;

/** The courses of all workspaces that the reader is admitted to. */
@Route(TrainingNavigation.CATALOGUE)
@RolesAllowed(Roles.LIAISON_OFFICER)
class CatalogueView extends Div implements HasDynamicTitle {

    CatalogueView(Courses courses, LiveChanges changes) {
        addClassName("page");
        CourseGrid grid = new CourseGrid(courses, changes, CourseQuery.of(null));
        grid.setEmptyStateComponent(new EmptyState(Words.of("training.list.empty.all")));
        add(new ViewHeader(Words.of("training.title")), new ListPage(new CourseFilter(grid::narrow), grid));
    }

    @Override
    public String getPageTitle() {
        return Words.of("training.title");
    }
}
