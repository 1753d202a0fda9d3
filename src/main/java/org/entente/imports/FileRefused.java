package org.entente.imports;

import java.util.List;

/** The file is not a list that can be read: nothing of it was stored. */
public class FileRefused extends RuntimeException {

    private final Why why;
    private final List<String> details;

    public FileRefused(Why why, String... details) {
        super(why.name());
        this.why = why;
        this.details = List.of(details);
    }

    public Why why() {
        return why;
    }

    /** What the sentence about it names: missing columns, a line. */
    public List<String> details() {
        return details;
    }

    /** What the file is, or lacks. */
    public enum Why {
        EMPTY,
        /** More than {@link Imports#MOST_BYTES}. */
        TOO_LARGE,
        /** Detail: the kind of file it is by its first bytes, such as PDF. */
        ANOTHER_KIND,
        /** Neither UTF-8 nor windows-1252. */
        UNKNOWN_ENCODING,
        /** Detail: the line at which quotation marks stop making sense. */
        BROKEN_QUOTES,
        /** Detail: the missing columns, with commas. */
        MISSING_COLUMNS,
        /** Detail: the column that stands there twice. */
        REPEATED_COLUMN,
        /** A header and nothing below it. */
        NO_ROWS,
        /** More than {@link Imports#MOST_ROWS}. */
        TOO_MANY_ROWS
    }
}
