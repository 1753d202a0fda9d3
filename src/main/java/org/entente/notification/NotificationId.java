package org.entente.notification;

import java.util.UUID;

/** The public id of a notice: random, and its member's only. */
public record NotificationId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
