package org.entente.notification.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import org.entente.access.CurrentMember;
import org.entente.access.Roles;
import org.entente.live.LiveChanges;
import org.entente.notification.Notifications;
import org.entente.uikit.HomeSection;
import org.entente.uikit.Words;

/** On the start page: what waits for whoever opens it. */
@org.springframework.stereotype.Component
class WaitingHome implements HomeSection {

    private static final int SHOWN = 6;

    private final Notifications notifications;
    private final LiveChanges changes;
    private final CurrentMember currentMember;

    WaitingHome(Notifications notifications, LiveChanges changes, CurrentMember currentMember) {
        this.notifications = notifications;
        this.changes = changes;
        this.currentMember = currentMember;
    }

    @Override
    public String title() {
        return Words.of("notification.home");
    }

    @Override
    public int order() {
        return 0;
    }

    @Override
    public boolean shown() {
        return currentMember
                .find()
                .filter(member -> member.role().equals(Roles.LIAISON_OFFICER))
                .isPresent();
    }

    @Override
    public Component content() {
        Anchor all = new Anchor(NotificationsView.ROUTE, Words.of("notification.all"));
        Div content = new Div(
                new NotificationList(
                        notifications, changes, currentMember.require().id(), SHOWN, true, () -> {}),
                all);
        content.addClassName("home-list");
        return content;
    }
}
