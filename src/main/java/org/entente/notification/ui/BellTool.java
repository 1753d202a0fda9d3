package org.entente.notification.ui;

import com.vaadin.flow.component.Component;
import org.entente.access.CurrentMember;
import org.entente.access.Roles;
import org.entente.live.LiveChanges;
import org.entente.notification.Notifications;
import org.entente.uikit.HeaderTool;

/** Puts the bell into the header of those for whom something can wait. */
@org.springframework.stereotype.Component
class BellTool implements HeaderTool {

    private final Notifications notifications;
    private final LiveChanges changes;
    private final CurrentMember currentMember;

    BellTool(Notifications notifications, LiveChanges changes, CurrentMember currentMember) {
        this.notifications = notifications;
        this.changes = changes;
        this.currentMember = currentMember;
    }

    @Override
    public int order() {
        return 10;
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
        return new Bell(notifications, changes, currentMember.require().id());
    }
}
