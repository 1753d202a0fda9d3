package org.entente.notification;

import org.entente.live.Change;
import org.entente.live.LiveChanges;
import org.entente.live.Notice;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Keeps what features tell members of, in the teller's own transaction: both are there afterwards, or neither. */
@Component
class NoticeKeeper {

    private final NotificationRepository notices;
    private final LiveChanges changes;

    NoticeKeeper(NotificationRepository notices, LiveChanges changes) {
        this.notices = notices;
        this.changes = changes;
    }

    @EventListener
    void keep(Notice notice) {
        if (!notice.to().isEmpty()) {
            notices.keep(notice);
            notice.to().forEach(member -> changes.publish(new Change(Notifications.TOPIC, member.toString())));
        }
    }
}
