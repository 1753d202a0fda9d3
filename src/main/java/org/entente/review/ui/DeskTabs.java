package org.entente.review.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.router.HighlightConditions;
import com.vaadin.flow.router.RouterLink;
import org.entente.uikit.Words;

/** The pages of the auditor's desk. */
class DeskTabs extends Nav {

    DeskTabs(Class<? extends Component> here) {
        addClassName("desk-tabs");
        getElement().setAttribute("aria-label", Words.of("review.desk"));
        add("review.desk.entries", AuditView.class, here);
        add("review.desk.questions", QuestionsView.class, here);
        add("review.desk.alerts", AlertsView.class, here);
        add("review.desk.log", LogView.class, here);
    }

    private void add(String key, Class<? extends Component> page, Class<? extends Component> here) {
        RouterLink link = new RouterLink(Words.of(key), page);
        // The address of one begins like another's.
        link.setHighlightCondition(HighlightConditions.never());
        if (page == here) {
            link.getElement().setAttribute("aria-current", "page");
        }
        add(link);
    }
}
