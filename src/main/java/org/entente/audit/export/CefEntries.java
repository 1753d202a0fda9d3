package org.entente.audit.export;

import java.io.IOException;
import java.io.Writer;
import java.util.Locale;
import org.entente.audit.trail.AuditEntry;
import org.jspecify.annotations.Nullable;

/**
 * One CEF line for each entry. In the head {@code \\} and {@code |} are escaped, in the extension {@code \\}, {@code =} and ends of
 * lines.
 */
final class CefEntries implements EntryWriter {

    private static final int HIGHEST_BUT_ONE = 9;

    private final Writer out;

    CefEntries(Writer out) {
        this.out = out;
    }

    @Override
    public void write(AuditEntry entry) throws IOException {
        String action = entry.action().name();
        StringBuilder line = new StringBuilder("CEF:0|Entente|Entente|1|")
                .append(head(action))
                .append('|')
                .append(head(words(action)))
                .append('|')
                .append(severity(entry))
                .append("|rt=")
                .append(Moments.millis(entry.occurredAt()));
        add(line, "externalId", entry.id());
        add(line, "act", action);
        add(line, "outcome", entry.outcome());
        add(line, "reason", entry.reason());
        add(line, "suid", entry.actor());
        add(line, "suser", entry.actorName());
        add(line, "spriv", entry.actorRole());
        String address = entry.address();
        if (address != null && address.contains(":")) {
            labelled(line, "c6a2", "Source IPv6 Address", address);
        } else {
            add(line, "src", address);
        }
        labelled(line, "cs1", "nation", entry.actorNation());
        labelled(line, "cs2", "objectKind", entry.objectKind());
        labelled(line, "cs3", "objectId", entry.objectId());
        labelled(line, "cs4", "workspace", entry.workspaceName());
        labelled(line, "cs5", "session", entry.session());
        labelled(line, "cs6", "correlation", entry.correlation());
        labelled(line, "cn1", "index", entry.index());
        labelled(
                line,
                "flexString1",
                "origin",
                entry.origin() == null ? null : entry.origin().written());
        labelled(line, "flexString2", "standing", JsonLinesEntries.standing(entry));
        labelled(line, "deviceCustomDate1", "occurredAt", Moments.text(entry.occurredAt()));
        add(line, "msg", entry.detail());
        out.write(line.append('\n').toString());
    }

    @Override
    public void end(String stamp) throws IOException {
        if (!stamp.isEmpty()) {
            StringBuilder line = new StringBuilder("CEF:0|Entente|Entente|1|CHECKPOINT|checkpoint|0|");
            out.write(line.append("msg=").append(extension(stamp)).append('\n').toString());
        }
    }

    private static void labelled(StringBuilder line, String key, String label, @Nullable Object value) {
        if (value != null) {
            add(line, key + "Label", label);
            add(line, key, value);
        }
    }

    private static void add(StringBuilder line, String key, @Nullable Object value) {
        if (value != null) {
            line.append(' ').append(key).append('=').append(extension(value.toString()));
        }
    }

    private static String head(String text) {
        return text.replace("\\", "\\\\").replace("|", "\\|").replaceAll("[\r\n]+", " ");
    }

    private static String extension(String text) {
        return text.replace("\\", "\\\\")
                .replace("=", "\\=")
                .replace("\r\n", "\\n")
                .replace("\n", "\\n")
                .replace("\r", "\\n");
    }

    private static String words(String action) {
        return action.replace('_', ' ').toLowerCase(Locale.ROOT);
    }

    private static int severity(AuditEntry entry) {
        if (entry.doubtful()) {
            return HIGHEST_BUT_ONE;
        }
        return switch (entry.outcome()) {
            case SUCCESS -> 2;
            case FAILED -> 4;
            case DENIED -> 6;
        };
    }
}
