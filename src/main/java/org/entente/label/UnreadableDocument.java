package org.entente.label;

/** A document that cannot be read as what it is meant to be, with the place and the reason. Nothing of it was taken. */
public class UnreadableDocument extends RuntimeException {

    private final int line;
    private final int column;
    private final String reason;

    /**
     * @param line from 1; 0 where the fault has no place
     * @param column from 1; 0 where the fault has no place
     * @param reason a sentence without its full stop
     */
    public UnreadableDocument(int line, int column, String reason) {
        super(line > 0 ? "Line " + line + ", column " + column + ": " + reason : reason);
        this.line = line;
        this.column = column;
        this.reason = reason;
    }

    /** From 1; 0 where the fault has no place. */
    public int line() {
        return line;
    }

    /** From 1; 0 where the fault has no place. */
    public int column() {
        return column;
    }

    /** What is wrong, without the place. */
    public String reason() {
        return reason;
    }
}
