package org.entente.notification.ui;

import org.entente.notification.Notification;
import org.entente.uikit.Words;

/** How notices read. */
final class NotificationWords {

    private static final String KIND = "notification.kind.";

    private NotificationWords() {}

    static String of(Notification notice) {
        String key = KIND + notice.kind();
        return Words.of(Words.has(key) ? key : "notification.something");
    }
}
