package org.entente.imports.csv;

import org.entente.imports.ImportProblem;

/** A row says nothing that can be stored. */
public final class RowRefused extends Exception {

    private final ImportProblem.Reason reason;

    /** @param detail what of the row stands in the way */
    public RowRefused(ImportProblem.Reason reason, String detail) {
        super(detail);
        this.reason = reason;
    }

    ImportProblem at(int line) {
        return new ImportProblem(line, reason, String.valueOf(getMessage()));
    }
}
