package org.entente.exercise;

import java.time.LocalDate;
import org.entente.shared.WorkspaceId;
import org.jspecify.annotations.Nullable;

/**
 * What a list looks for; a null means any.
 *
 * @param workspace one workspace; null for all that the asker is admitted to
 * @param text words, each of which begins a word of name, series, place or parties
 * @param party a participating nation's alpha-3 code
 * @param from plans that end on this day or later
 * @param until plans that start on this day or earlier
 */
public record ExercisePlanQuery(
        @Nullable WorkspaceId workspace,
        @Nullable String text,
        @Nullable String party,
        @Nullable ExerciseKind kind,
        @Nullable ExerciseStatus status,
        @Nullable LocalDate from,
        @Nullable LocalDate until,
        Order order,
        boolean descending) {

    /** The orders in which a list may be read. */
    public enum Order {
        START,
        NAME,
        UPDATED
    }

    /** The same, in another order. */
    public ExercisePlanQuery ordered(Order other, boolean downwards) {
        return new ExercisePlanQuery(workspace, text, party, kind, status, from, until, other, downwards);
    }

    /** Everything in a workspace, by start, latest first. */
    public static ExercisePlanQuery of(WorkspaceId workspace) {
        return new ExercisePlanQuery(workspace, null, null, null, null, null, null, Order.START, true);
    }

    /** Plans of all workspaces that match the words. */
    public static ExercisePlanQuery matching(String text) {
        return new ExercisePlanQuery(null, text, null, null, null, null, null, Order.START, true);
    }
}
