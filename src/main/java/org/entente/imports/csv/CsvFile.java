package org.entente.imports.csv;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
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
import org.entente.imports.FileRefused;
import org.entente.imports.FileRefused.Why;
import org.entente.imports.ImportProblem;
import org.entente.imports.ImportProblem.Reason;
import org.jspecify.annotations.Nullable;

/**
 * A CSV file, read: each of its rows can be stored or has a problem. Blank lines are no rows.
 *
 * @param layout the name of its layout
 * @param encoding how the bytes were read
 */
public record CsvFile<T>(String layout, String encoding, List<ImportRow<T>> rows) {

    private static final String DELIMITERS = ",;\t";

    /**
     * Reads a file. Commas, semicolons and tabs part its cells, whichever its first line has most of.
     *
     * @param mostRows more than these are refused
     * @param layouts the first that is for the file's columns reads it; the last one reads all others
     * @throws FileRefused if it is no list of such rows
     */
    public static <T> CsvFile<T> read(byte[] file, int mostRows, List<CsvLayout<T>> layouts) {
        PlainText plain = PlainText.of(file);
        if (plain.text().isBlank()) {
            throw new FileRefused(Why.EMPTY);
        }
        try (Lines lines = new Lines(plain.text())) {
            Header<T> header = Header.of(lines.next().cells(), layouts);
            List<ImportRow<T>> rows = new ArrayList<>();
            while (lines.hasNext()) {
                if (rows.size() == mostRows) {
                    throw new FileRefused(Why.TOO_MANY_ROWS);
                }
                rows.add(header.read(lines.next()));
            }
            if (rows.isEmpty()) {
                throw new FileRefused(Why.NO_ROWS);
            }
            return new CsvFile<>(header.layout().name(), plain.encoding(), List.copyOf(rows));
        }
    }

    /** How many of the rows can be stored. */
    public int readable() {
        return Math.toIntExact(
                rows.stream().filter(ImportRow.Readable.class::isInstance).count());
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
    private record Header<T>(CsvLayout<T> layout, Map<String, Integer> columns, int width) {

        static <T> Header<T> of(List<String> cells, List<CsvLayout<T>> layouts) {
            Map<String, Integer> columns = new HashMap<>();
            for (int i = 0; i < cells.size(); i++) {
                String name = cells.get(i).strip();
                if (!name.isEmpty() && columns.put(name.toLowerCase(Locale.ROOT), i) != null) {
                    throw new FileRefused(Why.REPEATED_COLUMN, name);
                }
            }
            CsvLayout<T> layout = layouts.stream()
                    .filter(one -> one.isFor(columns.keySet()))
                    .findFirst()
                    .orElseGet(layouts::getLast);
            String missing = layout.required().stream()
                    .filter(name -> !columns.containsKey(name.toLowerCase(Locale.ROOT)))
                    .collect(Collectors.joining(", "));
            if (!missing.isEmpty()) {
                throw new FileRefused(Why.MISSING_COLUMNS, missing);
            }
            return new Header<>(layout, columns, cells.size());
        }

        ImportRow<T> read(Line line) {
            if (line.cells().size() != width) {
                return new ImportRow.Unreadable<>(new ImportProblem(
                        line.number(),
                        Reason.WRONG_NUMBER_OF_CELLS,
                        String.valueOf(line.cells().size())));
            }
            try {
                CsvLayout.Read<T> read = layout.read(new Cells(columns, line.cells()));
                return new ImportRow.Readable<>(line.number(), read.key(), read.data());
            } catch (RowRefused e) {
                return new ImportRow.Unreadable<>(e.at(line.number()));
            }
        }
    }
}
