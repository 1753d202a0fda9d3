package org.entente.exercise.csv;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.entente.exercise.FileRefused;
import org.entente.exercise.FileRefused.Why;
import org.entente.exercise.ImportLayout;
import org.entente.exercise.ImportProblem;
import org.entente.exercise.ImportProblem.Reason;
import org.entente.exercise.PartialDate;
import org.jspecify.annotations.Nullable;

/**
 * A CSV file, read: each of its rows is a plan or a problem. Blank lines are no rows.
 *
 * @param encoding how the bytes were read
 */
public record PlanFile(ImportLayout layout, String encoding, List<PlanRow> rows) {

    private static final PlanLayout MME = new MmeLayout();
    private static final PlanLayout PLAN_LIST = new PlanListLayout();
    private static final String DELIMITERS = ",;\t";
    private static final int KEY_LENGTH = 500;
    private static final String BETWEEN_PARTS = "\u001f";

    /**
     * Reads a file.
     *
     * @param mostRows more than these are refused
     * @throws FileRefused if it is no list of plans
     */
    public static PlanFile read(byte[] file, int mostRows) {
        PlainText plain = PlainText.of(file);
        if (plain.text().isBlank()) {
            throw new FileRefused(Why.EMPTY);
        }
        try (Lines lines = new Lines(plain.text())) {
            Header header = Header.of(lines.next().cells());
            List<PlanRow> rows = new ArrayList<>();
            while (lines.hasNext()) {
                if (rows.size() == mostRows) {
                    throw new FileRefused(Why.TOO_MANY_ROWS);
                }
                rows.add(header.read(lines.next()));
            }
            if (rows.isEmpty()) {
                throw new FileRefused(Why.NO_ROWS);
            }
            return new PlanFile(header.layout(), plain.encoding(), List.copyOf(rows));
        }
    }

    /** How many of the rows are plans. */
    public int readable() {
        return Math.toIntExact(
                rows.stream().filter(PlanRow.Readable.class::isInstance).count());
    }

    /** A key of parts that cannot run into each other: cells hold no control characters. */
    static String key(String... parts) throws RowRefused {
        String key = String.join(BETWEEN_PARTS, parts);
        if (key.length() > KEY_LENGTH) {
            throw new RowRefused(Reason.TOO_LONG, parts[0]);
        }
        return key;
    }

    /** A date with what is known of it, as keys write it. */
    static String text(PartialDate date) {
        return DateTimeFormatter.ofPattern(
                        switch (date.precision()) {
                            case DAY -> "uuuu-MM-dd";
                            case MONTH -> "uuuu-MM";
                            case YEAR -> "uuuu";
                        })
                .format(date.day());
    }

    /** A row of cells, and where in the file it begins: cells may hold line breaks. */
    private record Line(int number, List<String> cells) {}

    /** The rows that are not blank. */
    private static final class Lines implements Iterator<Line>, AutoCloseable {

        private final CSVParser parser;
        private final Iterator<CSVRecord> records;
        private @Nullable Line next;

        Lines(String text) {
            try {
                parser = CSVParser.parse(new StringReader(text), format(text));
                records = parser.iterator();
                next = read();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public boolean hasNext() {
            return next != null;
        }

        @Override
        public Line next() {
            Line line = next;
            if (line == null) {
                throw new NoSuchElementException();
            }
            next = read();
            return line;
        }

        @Override
        public void close() {
            try {
                parser.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private @Nullable Line read() {
            int number = 0;
            try {
                do {
                    number = Math.toIntExact(parser.getCurrentLineNumber()) + 1;
                    if (!records.hasNext()) {
                        return null;
                    }
                    List<String> cells = records.next().toList();
                    if (!cells.stream().allMatch(String::isBlank)) {
                        return new Line(number, cells);
                    }
                } while (true);
            } catch (UncheckedIOException e) {
                throw new FileRefused(Why.BROKEN_QUOTES, String.valueOf(number));
            }
        }

        private static CSVFormat format(String text) {
            String header =
                    text.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
            int delimiter = DELIMITERS
                    .chars()
                    .boxed()
                    .max((a, b) -> Long.compare(count(header, a), count(header, b)))
                    .orElseThrow();
            return CSVFormat.DEFAULT
                    .builder()
                    .setDelimiter((char) delimiter)
                    .setIgnoreEmptyLines(false)
                    .get();
        }

        private static long count(String text, int character) {
            return text.chars().filter(one -> one == character).count();
        }
    }

    /** What the first row says of the others. */
    private record Header(ImportLayout layout, Map<String, Integer> columns, int width) {

        static Header of(List<String> cells) {
            Map<String, Integer> columns = new HashMap<>();
            for (int i = 0; i < cells.size(); i++) {
                String name = cells.get(i).strip();
                if (!name.isEmpty() && columns.put(name.toLowerCase(Locale.ROOT), i) != null) {
                    throw new FileRefused(Why.REPEATED_COLUMN, name);
                }
            }
            ImportLayout layout = columns.containsKey("mmeid") ? ImportLayout.MME : ImportLayout.PLAN_LIST;
            String missing = reader(layout).required().stream()
                    .filter(name -> !columns.containsKey(name.toLowerCase(Locale.ROOT)))
                    .collect(Collectors.joining(", "));
            if (!missing.isEmpty()) {
                throw new FileRefused(Why.MISSING_COLUMNS, missing);
            }
            return new Header(layout, columns, cells.size());
        }

        private static PlanLayout reader(ImportLayout layout) {
            return layout == ImportLayout.MME ? MME : PLAN_LIST;
        }

        PlanRow read(Line line) {
            if (line.cells().size() != width) {
                return new PlanRow.Unreadable(new ImportProblem(
                        line.number(),
                        Reason.WRONG_NUMBER_OF_CELLS,
                        String.valueOf(line.cells().size())));
            }
            try {
                PlanLayout.Plan plan = reader(layout).read(new Cells(columns, line.cells()));
                return new PlanRow.Readable(line.number(), plan.key(), plan.data());
            } catch (RowRefused e) {
                return new PlanRow.Unreadable(e.at(line.number()));
            }
        }
    }
}
