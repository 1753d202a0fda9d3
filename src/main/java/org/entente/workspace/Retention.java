package org.entente.workspace;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How long one kind of content of a workspace is kept.
 *
 * @param days counted as {@link RetentionKind} says; null: for ever
 * @param nextDays a shorter period that was set and does not hold yet
 * @param nextFrom from when it holds; null with it
 */
public record Retention(
        @Nullable Integer days,
        @Nullable Integer nextDays,
        @Nullable Instant nextFrom) {

    /** The shortest period, in days. */
    public static final int SHORTEST = 30;

    /** The longest period that is not for ever, in days. */
    public static final int LONGEST = 36_500;

    /** What holds where nothing was set. */
    public static final Retention FOR_EVER = new Retention(null, null, null);

    /** Whether a period, null for for ever, is shorter than what holds now: then it holds only seven days later. */
    public boolean isShortenedBy(@Nullable Integer other) {
        return other != null && (days == null || other < days);
    }
}
