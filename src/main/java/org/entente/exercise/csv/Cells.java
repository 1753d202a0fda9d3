package org.entente.exercise.csv;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.entente.exercise.ExercisePlanData;
import org.entente.exercise.ImportProblem.Reason;
import org.entente.exercise.PartialDate;
import org.jspecify.annotations.Nullable;

/** The cells of a row by the names of their columns. A column that the file does not have is blank. */
final class Cells {

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
    String text(String column) {
        return GAP.matcher(UNSEEN.matcher(raw(column)).replaceAll(" "))
                .replaceAll(" ")
                .strip();
    }

    /** The cell with its line breaks. */
    String lines(String column) {
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
    @Nullable String name(String column) throws RowRefused {
        String text = text(column);
        if (text.length() > ExercisePlanData.NAME_LENGTH) {
            throw of(Reason.TOO_LONG, column);
        }
        return text.isEmpty() ? null : text;
    }

    /** A refusal that names the column and what stands in it. */
    RowRefused of(Reason reason, String column) {
        return new RowRefused(reason, column + ": " + text(column));
    }

    /** Refuses a plan that ends before it starts. */
    void inOrder(PartialDate starts, PartialDate ends, String startColumn, String endColumn) throws RowRefused {
        if (ends.latest().isBefore(starts.earliest())) {
            throw new RowRefused(Reason.ENDS_BEFORE_START, text(startColumn) + " – " + text(endColumn));
        }
    }

    private String raw(String column) {
        Integer position = columns.get(column.toLowerCase(Locale.ROOT));
        return position == null ? "" : cells.get(position);
    }
}
