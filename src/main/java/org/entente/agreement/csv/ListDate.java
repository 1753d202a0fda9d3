package org.entente.agreement.csv;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.entente.imports.ImportProblem.Reason;
import org.entente.imports.csv.Cells;
import org.entente.imports.csv.RowRefused;
import org.jspecify.annotations.Nullable;

/**
 * A date as the lists of the “many treaties” project write it: days as ISO 8601 or as {@code dd.mm.yyyy}, {@code NA} for
 * missing, the end of the year 9999 for open, the first day of the year 1 for a day that is not known, and ISO 8601-2 marks
 * for what is uncertain.
 *
 * @param day the day; null if none is told to the day
 * @param text what stands in the cell where that says more than the day; empty otherwise
 */
record ListDate(@Nullable LocalDate day, String text) {

    private static final ListDate NONE = new ListDate(null, "");
    private static final Pattern ISO = Pattern.compile("(\\d{4})-(\\d{2})-(\\d{2})([?~]?)");
    private static final Pattern POINTS = Pattern.compile("(\\d{2})\\.(\\d{2})\\.(\\d{4})");
    private static final Pattern PART = Pattern.compile("\\d{4}(-(\\d{2}|XX)(-(\\d{2}|XX))?)?[?~]?");
    private static final int OPEN = 9999;
    private static final int UNKNOWN = 1;

    /** @throws RowRefused if the cell holds no date */
    static ListDate of(Cells row, String column) throws RowRefused {
        String cell = row.text(column);
        if (cell.isEmpty() || cell.equals("NA")) {
            return NONE;
        }
        try {
            Matcher iso = ISO.matcher(cell);
            if (iso.matches()) {
                return day(
                        number(iso, 1),
                        number(iso, 2),
                        number(iso, 3),
                        iso.group(4).isEmpty() ? "" : cell);
            }
            Matcher points = POINTS.matcher(cell);
            if (points.matches()) {
                return day(number(points, 3), number(points, 2), number(points, 1), "");
            }
        } catch (DateTimeException e) {
            throw row.of(Reason.NOT_A_DATE, column);
        }
        boolean partial = cell.contains("..")
                ? Arrays.stream(cell.split("\\.\\.", 2))
                        .allMatch(end -> PART.matcher(end).matches())
                : PART.matcher(cell).matches();
        if (!partial) {
            throw row.of(Reason.NOT_A_DATE, column);
        }
        return new ListDate(null, cell);
    }

    private static ListDate day(int year, int month, int day, String text) {
        LocalDate date = LocalDate.of(year, month, day);
        return year == OPEN || year == UNKNOWN ? NONE : new ListDate(date, text);
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }
}
