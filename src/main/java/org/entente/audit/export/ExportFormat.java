package org.entente.audit.export;

import java.io.Writer;
import java.util.function.Function;

/** A form in which entries are taken along. */
public enum ExportFormat {
    /** RFC 4180, with a head. */
    CSV("csv", CsvEntries::new),
    /** Each entry a JSON object on a line of its own. */
    JSON_LINES("jsonl", JsonLinesEntries::new),
    /** Events of the Open Cybersecurity Schema Framework, as JSON Lines. */
    OCSF("ocsf.jsonl", OcsfEntries::new),
    /** ArcSight's Common Event Format. */
    CEF("cef", CefEntries::new);

    private final String ending;
    private final Function<Writer, EntryWriter> writer;

    ExportFormat(String ending, Function<Writer, EntryWriter> writer) {
        this.ending = ending;
        this.writer = writer;
    }

    /** The ending of a file's name, without the dot. */
    public String ending() {
        return ending;
    }

    public EntryWriter to(Writer out) {
        return writer.apply(out);
    }
}
