package org.entente.training;

import java.time.LocalDate;
import org.entente.shared.NationCode;
import org.entente.shared.WorkspaceId;
import org.jspecify.annotations.Nullable;

/**
 * What a list of courses looks for; a null means any.
 *
 * @param workspace one workspace; null for all that the asker is admitted to
 * @param language a code of ISO 639-1
 * @param from courses with an iteration, not cancelled, that ends on this day or later
 * @param until courses with an iteration, not cancelled, that starts on this day or earlier; both days mean the same iteration
 */
public record CourseQuery(
        @Nullable WorkspaceId workspace,
        @Nullable Discipline discipline,
        @Nullable NationCode provider,
        @Nullable String language,
        @Nullable LocalDate from,
        @Nullable LocalDate until,
        Order order,
        boolean descending) {

    /** The orders in which a list may be read. By the next iteration, courses without one come last. */
    public enum Order {
        TITLE,
        NEXT,
        UPDATED
    }

    /** All courses of a workspace, or of all workspaces, the next to be held first. */
    public static CourseQuery of(@Nullable WorkspaceId workspace) {
        return new CourseQuery(workspace, null, null, null, null, null, Order.NEXT, false);
    }

    /** The same, in another order. */
    public CourseQuery ordered(Order other, boolean downwards) {
        return new CourseQuery(workspace, discipline, provider, language, from, until, other, downwards);
    }
}
