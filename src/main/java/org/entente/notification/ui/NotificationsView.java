package org.entente.notification.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import org.entente.access.Roles;
import org.entente.notification.Notifications;
import org.entente.uikit.ViewHeader;
import org.entente.uikit.Words;

/** All that waits for a person. */
@Route(NotificationsView.ROUTE)
@RolesAllowed({Roles.LIAISON_OFFICER, Roles.ADMINISTRATOR, Roles.NATION_ADMINISTRATOR, Roles.AUDITOR})
class NotificationsView extends Div implements HasDynamicTitle {

    static final String ROUTE = "notifications";

    NotificationsView(Waiting waiting) {
        addClassName("page");
        add(
                new ViewHeader(Words.of("notification.bell")),
                waiting.mine().list(Notifications.MOST_ROWS, false, () -> {}));
    }

    @Override
    public String getPageTitle() {
        return Words.of("notification.bell");
    }
}
