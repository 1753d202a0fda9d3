package org.entente.training.csv;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.entente.imports.ImportProblem.Reason;
import org.entente.imports.csv.Cells;
import org.entente.imports.csv.CsvLayout;
import org.entente.imports.csv.Parties;
import org.entente.imports.csv.RowRefused;
import org.entente.shared.NationCode;
import org.entente.training.Discipline;
import org.jspecify.annotations.Nullable;

/**
 * The columns in which the Security Force Monitor (CC BY 4.0) publishes the United States’ reports to Congress on foreign
 * military training. A row is training that the United States gave to people of one country. Costs, programmes and the units
 * that gave it are not read; {@code docs/training-list.md} tells what becomes of the rest.
 */
public final class ForeignMilitaryTraining implements CsvLayout<GivenTraining> {

    private static final NationCode PROVIDER = new NationCode("USA");
    private static final Pattern DATE = Pattern.compile("([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})");
    private static final Pattern TOTAL = Pattern.compile("Fiscal Year [0-9]{4} Program Totals");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,5}");
    private static final Set<String> UNKNOWN = Set.of("", "N/A", "UNK");
    private static final int UNIT_LENGTH = 300;
    private static final int FIRST_YEAR = 1950;
    private static final int LAST_YEAR = 2199;
    private static final List<String> COLUMNS = List.of(
            "country",
            "program",
            "course_title",
            "start_date",
            "end_date",
            "location",
            "quantity",
            "total_cost",
            "student_unit",
            "us_unit",
            "page_number",
            "source_file");

    @Override
    public String name() {
        return "FMTR";
    }

    @Override
    public List<String> required() {
        return List.of("country", "course_title", "start_date", "end_date", "location", "quantity");
    }

    @Override
    public Read<GivenTraining> read(Cells row) throws RowRefused {
        String title = row.name("course_title");
        if (title == null) {
            throw new RowRefused(Reason.NO_NAME, "");
        }
        if (TOTAL.matcher(title).matches()) {
            throw new RowRefused(Reason.TOTAL_OF_A_PROGRAMME, title);
        }
        String country = row.name("country");
        if (country == null) {
            throw row.of(Reason.NOT_A_NATION, "country");
        }
        LocalDate starts = date(row, "start_date");
        LocalDate ends = date(row, "end_date");
        row.inOrder(starts, ends, "start_date", "end_date");
        String people = row.text("quantity");
        if (!NUMBER.matcher(people).matches()) {
            throw row.of(Reason.NOT_A_NUMBER, "quantity");
        }
        return new Read<>(
                // Everything that the row says: the list has rows that differ in the report’s page alone.
                digest(COLUMNS.stream().map(row::text).toList()),
                new GivenTraining(
                        PROVIDER,
                        title,
                        discipline(title),
                        starts,
                        ends,
                        known(row.name("location")),
                        Parties.codeOrName(country),
                        Integer.parseInt(people),
                        unit(row)));
    }

    /** A key of any length made short, without two that matter becoming one. */
    public static String digest(List<String> parts) {
        try {
            byte[] text = String.join("\u001f", parts).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static LocalDate date(Cells row, String column) throws RowRefused {
        Matcher american = DATE.matcher(row.text(column));
        if (!american.matches()) {
            throw row.of(Reason.NOT_A_DATE, column);
        }
        try {
            LocalDate date = LocalDate.of(
                    Integer.parseInt(american.group(3)),
                    Integer.parseInt(american.group(1)),
                    Integer.parseInt(american.group(2)));
            if (date.getYear() >= FIRST_YEAR && date.getYear() <= LAST_YEAR) {
                return date;
            }
        } catch (DateTimeException e) {
            throw row.of(Reason.NOT_A_DATE, column);
        }
        throw row.of(Reason.NOT_A_DATE, column);
    }

    // The list does not say; a course of English says it itself, and no other is guessed at.
    private static Discipline discipline(String title) {
        String text = title.toLowerCase(Locale.ROOT);
        return text.contains("language") || text.contains("english") ? Discipline.LANGUAGE : Discipline.OTHER;
    }

    private static @Nullable String unit(Cells row) throws RowRefused {
        String unit = row.text("student_unit");
        if (unit.length() > UNIT_LENGTH) {
            throw row.of(Reason.TOO_LONG, "student_unit");
        }
        return known(unit);
    }

    private static @Nullable String known(@Nullable String text) {
        return text == null || UNKNOWN.contains(text.toUpperCase(Locale.ROOT)) ? null : text;
    }
}
