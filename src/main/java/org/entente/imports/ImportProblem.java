package org.entente.imports;

/**
 * A row of a file that was not imported.
 *
 * @param line where the row begins in the file, the first line is 1
 * @param detail what of the row stands in the way, up to {@value #DETAIL_LENGTH} characters; content
 */
public record ImportProblem(int line, Reason reason, String detail) {

    static final int DETAIL_LENGTH = 200;

    public ImportProblem {
        if (detail.length() > DETAIL_LENGTH) {
            int end =
                    Character.isHighSurrogate(detail.charAt(DETAIL_LENGTH - 2)) ? DETAIL_LENGTH - 2 : DETAIL_LENGTH - 1;
            detail = detail.substring(0, end) + "…";
        }
    }

    /** Why it was not. Names are stored: they are never renamed or reused. */
    public enum Reason {
        /** Detail: how many cells it has. */
        WRONG_NUMBER_OF_CELLS,
        NO_NAME,
        NO_START,
        /** Detail: the column and what stands in it, as for the next ones. */
        NOT_A_DATE,
        NOT_A_CHOICE,
        NOT_A_NATION,
        TOO_LONG,
        /** Detail: the column and what stands in it. */
        NOT_A_NUMBER,
        /** A sum of other rows. */
        TOTAL_OF_A_PROGRAMME,
        /** Detail: both dates. */
        ENDS_BEFORE_START,
        /** Detail: how many. */
        TOO_MANY_PARTICIPANTS,
        /** Detail: the line in which the same key stood before. */
        SAME_KEY_AS_LINE,
        /** Of a list of what states did: it tells of nothing that this one did on a day. Detail: the state. */
        NO_ACT
    }
}
