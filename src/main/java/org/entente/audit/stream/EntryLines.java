package org.entente.audit.stream;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import org.entente.audit.export.ExportFormat;
import org.entente.audit.trail.AuditEntry;

/** Entries as lines without their ends. */
final class EntryLines {

    private EntryLines() {}

    static String line(AuditEntry entry, ExportFormat format) {
        StringWriter text = new StringWriter();
        try {
            format.to(text).write(entry);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString().stripTrailing();
    }
}
