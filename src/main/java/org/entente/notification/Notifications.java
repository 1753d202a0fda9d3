package org.entente.notification;

import java.util.List;
import org.entente.access.CurrentMember;
import org.entente.live.Change;
import org.entente.live.LiveChanges;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What waits for the asker. A notice is there as long as its object may be read: who loses sight of that loses the notice, and
 * no count tells of it. Notices hold no content, so reading them is not entered in the audit log; opening what they lead to is.
 */
@Service
public class Notifications {

    /** Topic of {@link LiveChanges}: what waits for a member changed; the id is the member's. */
    public static final String TOPIC = "notification";

    /** The most that a list answers. */
    public static final int MOST_ROWS = 200;

    private final NotificationRepository notices;
    private final CurrentMember currentMember;
    private final LiveChanges changes;

    Notifications(NotificationRepository notices, CurrentMember currentMember, LiveChanges changes) {
        this.notices = notices;
        this.currentMember = currentMember;
        this.changes = changes;
    }

    /** The asker's notices, unread before read, newest first: at most {@link #MOST_ROWS}. */
    @PreAuthorize("hasRole('liaison-officer')")
    @Transactional(readOnly = true)
    public List<Notification> list(int most) {
        return notices.list(Math.clamp(most, 1, MOST_ROWS));
    }

    /** How many wait unread. */
    @PreAuthorize("hasRole('liaison-officer')")
    @Transactional(readOnly = true)
    public int unread() {
        return notices.unread();
    }

    /** Marks one as read; nothing happens if it is not there for the asker. */
    @PreAuthorize("hasRole('liaison-officer')")
    @Transactional
    public void read(NotificationId id) {
        if (notices.read(id)) {
            tellOwnPages();
        }
    }

    /** Marks all as read that the asker sees waiting. */
    @PreAuthorize("hasRole('liaison-officer')")
    @Transactional
    public void readAll() {
        if (notices.readAll() > 0) {
            tellOwnPages();
        }
    }

    private void tellOwnPages() {
        changes.publish(new Change(TOPIC, currentMember.require().id().toString()));
    }
}
