package org.entente.exercise.csv;

import org.entente.exercise.ImportProblem;

/** A row cannot become a plan. */
final class RowRefused extends Exception {

    private final ImportProblem.Reason reason;

    RowRefused(ImportProblem.Reason reason, String detail) {
        super(detail);
        this.reason = reason;
    }

    ImportProblem at(int line) {
        return new ImportProblem(line, reason, String.valueOf(getMessage()));
    }
}
