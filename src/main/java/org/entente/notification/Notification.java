package org.entente.notification;

import java.time.Instant;
import org.entente.label.ConfidentialityLabel;
import org.jspecify.annotations.Nullable;

/**
 * That something waits for the asker. It holds no content: the path leads to what waits.
 *
 * @param kind what waits, such as {@code message.mention}
 * @param workspaceName where; null for what is about the asker alone
 * @param label of the object that waits; null for what is about no object, but about the asker or an office that the asker has
 * @param path the address of its page, relative to the portal's
 * @param at when it was told, or told again
 * @param times how often it was told since it was last read, at least 1
 */
public record Notification(
        NotificationId id,
        String kind,
        @Nullable String workspaceName,
        @Nullable ConfidentialityLabel label,
        String path,
        Instant at,
        int times,
        boolean read) {}
