package org.entente.exercise.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.entente.exercise.ExercisePlanId;
import org.entente.label.ConfidentialityLabel;
import org.jspecify.annotations.Nullable;

/**
 * A line of a calendar: an exercise, or one of its key dates.
 *
 * @param id of the plan or the key date
 * @param title without the marking
 * @param label under which the reader has it
 * @param marking the whole marking
 * @param portion its portion mark
 * @param version counts changes
 */
record CalendarEntry(
        UUID id,
        ExercisePlanId plan,
        String title,
        LocalDate starts,
        LocalDate ends,
        @Nullable String place,
        State state,
        ConfidentialityLabel label,
        String marking,
        String portion,
        int version,
        Instant updatedAt) {

    enum State {
        TENTATIVE,
        CONFIRMED,
        CANCELLED
    }
}
