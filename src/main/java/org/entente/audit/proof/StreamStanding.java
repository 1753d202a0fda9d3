package org.entente.audit.proof;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far another system was told of entries.
 *
 * @param name {@code syslog} or {@code webhook}
 * @param waiting how many sealed entries it was not told of
 * @param sentAt when it took some last; null if it never did
 * @param failingSince since when it takes none; null if it does
 */
public record StreamStanding(
        String name,
        long waiting,
        @Nullable Instant sentAt,
        @Nullable Instant failingSince) {}
