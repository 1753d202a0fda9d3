package org.entente.notification.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import org.entente.access.CurrentMember;
import org.entente.access.Roles;
import org.entente.live.LiveChanges;
import org.entente.notification.Notifications;
import org.entente.uikit.ViewHeader;
import org.entente.uikit.Words;

/** All of a member's notices. */
@Route(NotificationsView.ROUTE)
@RolesAllowed(Roles.LIAISON_OFFICER)
class NotificationsView extends Div implements HasDynamicTitle {

    static final String ROUTE = "notifications";

    NotificationsView(Notifications notifications, LiveChanges changes, CurrentMember currentMember) {
        addClassName("page");
        add(
                new ViewHeader(Words.of("notification.bell")),
                new NotificationList(
                        notifications,
                        changes,
                        currentMember.require().id(),
                        Notifications.MOST_ROWS,
                        false,
                        () -> {}));
    }

    @Override
    public String getPageTitle() {
        return Words.of("notification.bell");
    }
}
