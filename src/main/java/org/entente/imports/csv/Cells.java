package org.entente.imports.csv;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.entente.imports.ImportProblem.Reason;
import org.jspecify.annotations.Nullable;

/** The cells of a row by the names of their columns. A column that the file does not have is blank. */
public final class Cells {

    /** The longest name, in characters. */
    public static final int NAME_LENGTH = 200;

    private static final int KEY_LENGTH = 500;
    private static final String BETWEEN_PARTS = "\u001f";

    // Controls, and the marks that turn the direction of text, could disguise what a cell says.
    private static final Pattern UNSEEN =
            Pattern.compile("[\\p{Cc}\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069\\uFEFF]");
    private static final Pattern GAP = Pattern.compile("[\\s\\u00A0]+");

    private final Map<String, Integer> columns;
    private final List<String> cells;

    /** @param columns positions by name in lower case */
    Cells(Map<String, Integer> columns, List<String> cells) {
        this.columns = columns;
        this.cells = cells;
    }

    /** The cell on one line, without blanks around it. */
    public String text(String column) {
        return GAP.matcher(UNSEEN.matcher(raw(column)).replaceAll(" "))
                .replaceAll(" ")
                .strip();
    }

    /** The cell with its line breaks. */
    public String lines(String column) {
        return String.join(
                        "\n",
                        raw(column)
                                .lines()
                                .map(line ->
                                        UNSEEN.matcher(line).replaceAll(" ").stripTrailing())
                                .toList())
                .strip();
    }

    /** As {@link #text}, refused where it is longer than a name may be; null if blank. */
    public @Nullable String name(String column) throws RowRefused {
        String text = text(column);
        if (text.length() > NAME_LENGTH) {
            throw of(Reason.TOO_LONG, column);
        }
        return text.isEmpty() ? null : text;
    }

    /** A refusal that names the column and what stands in it. */
    public RowRefused of(Reason reason, String column) {
        return new RowRefused(reason, column + ": " + text(column));
    }

    /** Refuses a row that ends before it starts, by the first day it may start and the last it may end. */
    public void inOrder(LocalDate starts, LocalDate ends, String startColumn, String endColumn) throws RowRefused {
        if (ends.isBefore(starts)) {
            throw new RowRefused(Reason.ENDS_BEFORE_START, text(startColumn) + " – " + text(endColumn));
        }
    }

    /** A key of parts that cannot run into each other: cells hold no control characters. */
    public static String key(String... parts) throws RowRefused {
        String key = String.join(BETWEEN_PARTS, parts);
        if (key.length() > KEY_LENGTH) {
            throw new RowRefused(Reason.TOO_LONG, parts[0]);
        }
        return key;
    }

    private String raw(String column) {
        Integer position = columns.get(column.toLowerCase(Locale.ROOT));
        return position == null ? "" : cells.get(position);
    }
}
