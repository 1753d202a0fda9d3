package org.entente.audit.trail;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.entente.audit.AuditAction;
import org.entente.audit.AuditEvent;
import org.entente.audit.AuditLog;
import org.entente.audit.ObjectKind;
import org.entente.audit.TermDigest;
import org.entente.audit.export.EntryWriter;
import org.entente.audit.export.ExportFormat;
import org.entente.audit.trail.EntryExportRepository.Checkpoint;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** What an auditor found, to be taken along. */
@Service
public class AuditExports {

    /** The most entries that one export holds: the newest. */
    public static final int MOST_ROWS = 1_000_000;

    private static final int ROWS_AT_A_TIME = 2_000;

    private final EntryExportRepository entries;
    private final AuditLog log;
    private final TermDigest terms;
    private final TransactionTemplate transaction;
    private final Clock clock;

    AuditExports(
            EntryExportRepository entries,
            AuditLog log,
            TermDigest terms,
            TransactionTemplate transaction,
            Clock clock) {
        this.entries = entries;
        this.log = log;
        this.terms = terms;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Writes the entries that match and are sealed by now, newest first. Entered before the first of them is given, with their
     * number; they are read part by part, each as whoever the asker is by then. At the end stands the checkpoint that covers all of them.
     * Not to be called inside a transaction.
     *
     * @throws IOException if the output takes no more; what was entered stays so
     */
    @PreAuthorize("hasRole('auditor')")
    public void write(AuditQuery wanted, ExportFormat format, OutputStream out) throws IOException {
        AuditQuery query = upTo(clock.instant(), wanted);
        Checkpoint checkpoint = Objects.requireNonNull(transaction.execute(status -> entries.checkpoint()));
        long rows = Objects.requireNonNull(transaction.execute(status -> begin(query, checkpoint, format)));
        BufferedWriter text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        EntryWriter writer = format.to(text);
        writer.begin();
        AuditEntry last = null;
        for (long left = rows; left > 0; ) {
            List<AuditEntry> part = part(query, last, checkpoint, (int) Math.min(left, ROWS_AT_A_TIME));
            if (part.isEmpty()) {
                break;
            }
            for (AuditEntry entry : part) {
                writer.write(entry);
            }
            last = part.getLast();
            left -= part.size();
        }
        writer.end(checkpoint.note());
        text.flush();
    }

    private List<AuditEntry> part(AuditQuery query, @Nullable AuditEntry last, Checkpoint checkpoint, int limit) {
        return Objects.requireNonNull(
                transaction.execute(status -> entries.after(last, query, checkpoint.size(), limit)));
    }

    private long begin(AuditQuery query, Checkpoint checkpoint, ExportFormat format) {
        long rows = entries.count(query, checkpoint.size(), MOST_ROWS);
        AuditEvent event = AuditEvent.of(AuditAction.AUDIT_EXPORTED, ObjectKind.AUDIT, null)
                .with("format", format)
                .with("rows", rows);
        event = with(event, "actor", query.actor());
        event = with(event, "nation", query.nation());
        event = with(event, "workspace", query.workspace());
        event = with(event, "kind", query.objectKind());
        event = with(event, "outcome", query.outcome());
        event = with(event, "from", query.from());
        event = with(event, "until", query.until());
        if (!query.origins().isEmpty()) {
            event = event.with(
                    "origins",
                    query.origins().stream().map(EntryOrigin::written).sorted().collect(Collectors.joining(" ")));
        }
        if (!query.actions().isEmpty()) {
            event = event.with(
                    "actions",
                    query.actions().stream().map(AuditAction::name).sorted().collect(Collectors.joining(" ")));
        }
        log.append(terms.into(event, query.actorName(), query.objectId()));
        return rows;
    }

    private static AuditEvent with(AuditEvent event, String name, @Nullable Object value) {
        return value == null ? event : event.with(name, value);
    }

    private static AuditQuery upTo(Instant now, AuditQuery query) {
        Instant asked = query.until();
        return query.between(query.from(), asked == null || asked.isAfter(now) ? now : asked);
    }
}
