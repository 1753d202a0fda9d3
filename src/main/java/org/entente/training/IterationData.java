package org.entente.training;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a form edits of an iteration.
 *
 * @param ends its last day, not before it starts
 * @param place 1 to 200 characters; null for the course's own
 * @param seats all there are, 0 to 10,000
 * @param nominationsUntil the last day for nominations; null for as long as it is open
 */
public record IterationData(
        LocalDate starts,
        LocalDate ends,
        @Nullable String place,
        int seats,
        @Nullable LocalDate nominationsUntil) {

    public static final int MOST_SEATS = 10_000;

    /** @throws IllegalArgumentException if a bound above is not kept */
    public IterationData {
        if (ends.isBefore(starts)
                || seats < 0
                || seats > MOST_SEATS
                || (place != null && (place.isBlank() || place.length() > CourseData.TITLE_LENGTH))) {
            throw new IllegalArgumentException("Not the dates, seats and place of an iteration");
        }
    }
}
