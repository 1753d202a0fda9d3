package org.entente.imports.csv;

import org.entente.imports.ImportProblem;

/** What a row of a file came to. */
public sealed interface ImportRow<T> {

    /** Where the row begins in the file; the first line is 1. */
    int line();

    /**
     * A row that can be stored.
     *
     * @param key what makes two rows the same
     */
    record Readable<T>(int line, String key, T data) implements ImportRow<T> {}

    /** A row that the report names. */
    record Unreadable<T>(ImportProblem problem) implements ImportRow<T> {

        @Override
        public int line() {
            return problem.line();
        }
    }
}
