package org.entente.watching;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An entry as a rule sees it.
 *
 * @param index its place in the log
 * @param at when it was written; for one that was gone, when its batch was looked at
 * @param subject whom the rule counts it for
 * @param member whom it is about, if that is a member
 */
record Act(
        long index,
        UUID entry,
        Instant at,
        String subject,
        String action,
        @Nullable UUID member,
        @Nullable String name,
        @Nullable String nation) {}
