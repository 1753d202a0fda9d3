package org.entente.exercise.csv;

import org.entente.exercise.ExercisePlanData;
import org.entente.exercise.ImportProblem;

/** What a row of a file came to. */
public sealed interface PlanRow {

    /** Where the row begins in the file; the first line is 1. */
    int line();

    /**
     * A plan.
     *
     * @param key what makes two rows the same plan
     */
    record Readable(int line, String key, ExercisePlanData data) implements PlanRow {}

    /** No plan. */
    record Unreadable(ImportProblem problem) implements PlanRow {

        @Override
        public int line() {
            return problem.line();
        }
    }
}
