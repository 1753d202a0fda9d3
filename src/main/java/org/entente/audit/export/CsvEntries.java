package org.entente.audit.export;

import java.io.IOException;
import java.io.Writer;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.entente.audit.trail.AuditEntry;
import org.jspecify.annotations.Nullable;

/** RFC 4180: lines end with CRLF. What a spreadsheet would take for a formula is kept from being one by an apostrophe. */
final class CsvEntries implements EntryWriter {

    private static final String BEGINS_FORMULA = "=+-@\t\r\n";
    private static final String[] HEAD = {
        "id",
        "occurred_at",
        "actor",
        "actor_name",
        "actor_nation",
        "actor_role",
        "address",
        "session",
        "correlation",
        "action",
        "object_kind",
        "object_id",
        "workspace",
        "outcome",
        "reason",
        "detail",
        "index",
        "origin",
        "standing",
        "checkpoint"
    };

    private final Writer out;

    CsvEntries(Writer out) {
        this.out = out;
    }

    @Override
    public void begin() throws IOException {
        record((Object[]) HEAD);
    }

    @Override
    public void write(AuditEntry entry) throws IOException {
        record(
                entry.id(),
                Moments.text(entry.occurredAt()),
                entry.actor(),
                entry.actorName(),
                entry.actorNation(),
                entry.actorRole(),
                entry.address(),
                entry.session(),
                entry.correlation(),
                entry.action(),
                entry.objectKind(),
                entry.objectId(),
                entry.workspaceName(),
                entry.outcome(),
                entry.reason(),
                entry.detail(),
                entry.index(),
                origin(entry),
                JsonLinesEntries.standing(entry),
                null);
    }

    // As wide as the others, as the RFC asks.
    @Override
    public void end(String stamp) throws IOException {
        if (!stamp.isEmpty()) {
            @Nullable Object[] last = new @Nullable Object[HEAD.length];
            last[0] = "checkpoint";
            last[HEAD.length - 1] = stamp;
            record(last);
        }
    }

    private static @Nullable String origin(AuditEntry entry) {
        return entry.origin() == null ? null : entry.origin().written();
    }

    private void record(@Nullable Object... cells) throws IOException {
        @Nullable Object[] harmless = new @Nullable Object[cells.length];
        for (int i = 0; i < cells.length; i++) {
            harmless[i] = harmless(cells[i]);
        }
        // Closed with the output it writes to.
        new CSVPrinter(out, CSVFormat.RFC4180).printRecord(harmless);
    }

    private static String harmless(@Nullable Object cell) {
        String text = cell == null ? "" : cell.toString();
        return !text.isEmpty() && BEGINS_FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
