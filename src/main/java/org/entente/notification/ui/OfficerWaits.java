package org.entente.notification.ui;

import com.vaadin.flow.component.Component;
import org.entente.live.LiveChanges;
import org.entente.notification.Notifications;
import org.entente.shared.MemberId;
import org.entente.uikit.Words;

/** What waits for a liaison officer: the notices that were kept for that person. */
record OfficerWaits(Notifications notifications, LiveChanges changes, MemberId member) implements Waits {

    @Override
    public int count() {
        return notifications.unread();
    }

    @Override
    public String inWords(int count) {
        return count == 0 ? Words.of("notification.bell") : Words.of("notification.bell.unread", count);
    }

    @Override
    public Component list(int most, boolean onlyWaiting, Runnable left) {
        return new NotificationList(notifications, changes, member, most, onlyWaiting, left);
    }

    @Override
    public void follow(Component component, Runnable readAgain) {
        WaitingChanges.follow(component, changes, member, readAgain);
    }
}
