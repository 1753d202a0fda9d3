package org.entente.notification.ui;

import java.util.List;
import org.entente.access.CurrentMember;
import org.entente.access.KnownMember;
import org.entente.access.Roles;
import org.entente.live.LiveChanges;
import org.entente.notification.Notifications;
import org.entente.uikit.NavigationProvider;
import org.springframework.stereotype.Component;

/** Finds what waits for the person who asks, by that person's role. */
@Component
class Waiting {

    private final Notifications notifications;
    private final LiveChanges changes;
    private final CurrentMember currentMember;
    private final List<NavigationProvider> places;

    Waiting(
            Notifications notifications,
            LiveChanges changes,
            CurrentMember currentMember,
            List<NavigationProvider> places) {
        this.notifications = notifications;
        this.changes = changes;
        this.currentMember = currentMember;
        this.places = List.copyOf(places);
    }

    boolean hasPlace() {
        return currentMember.find().isPresent();
    }

    Waits mine() {
        KnownMember member = currentMember.require();
        return member.role().equals(Roles.LIAISON_OFFICER)
                ? new OfficerWaits(notifications, changes, member.id())
                : new OfficeWaits(places);
    }
}
