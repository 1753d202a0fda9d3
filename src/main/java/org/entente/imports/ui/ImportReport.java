package org.entente.imports.ui;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.entente.imports.ImportProblem;
import org.entente.uikit.Words;

/** The rows that were not stored, as a CSV file that spreadsheets open: with a byte order mark, and without formulas. */
final class ImportReport {

    private static final String MARK = "\uFEFF";
    private static final String BEGINS_FORMULA = "=+-@\t\r";

    private ImportReport() {}

    static byte[] of(List<ImportProblem> problems) {
        try (StringWriter text = new StringWriter();
                CSVPrinter csv = new CSVPrinter(text, CSVFormat.RFC4180)) {
            text.write(MARK);
            csv.printRecord(Words.of("import.line"), Words.of("import.reason"), Words.of("import.detail"));
            for (ImportProblem problem : problems) {
                csv.printRecord(problem.line(), ImportWords.of(problem.reason()), harmless(problem.detail()));
            }
            return text.toString().getBytes(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // A spreadsheet would run it.
    private static String harmless(String cell) {
        return !cell.isEmpty() && BEGINS_FORMULA.indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    }
}
