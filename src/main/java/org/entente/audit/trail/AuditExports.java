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

    /** How many the list finds, and the places of those that it does not show as what was sealed any more. */
    private record Found(long listed, List<Long> hidden) {}

    /** Where some stand in the list, and what was sealed of them. */
    private record Part(List<AuditPlace> places, List<AuditEntry> entries) {}

    /**
     * Writes the entries that match and are sealed by now as they were sealed, newest first, and after them those that were sealed as what
     * is looked for and that the list has otherwise or not at all. Entered before the first of them is given, with their
     * number; they are read part by part, each as whoever the asker is by then. At the end stands the checkpoint that covers all of them.
     * Not to be called inside a transaction.
     *
     * @throws IOException if the output takes no more; what was entered stays so
     */
    @PreAuthorize("hasRole('auditor')")
    public void write(AuditQuery wanted, ExportFormat format, OutputStream out) throws IOException {
        AuditQuery query = upTo(clock.instant(), wanted);
        Checkpoint checkpoint = Objects.requireNonNull(transaction.execute(status -> entries.checkpoint()));
        Found found = Objects.requireNonNull(transaction.execute(status -> begin(query, checkpoint, format)));
        BufferedWriter text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        EntryWriter writer = format.to(text);
        writer.begin();
        listed(query, checkpoint, found.listed(), writer);
        hidden(found.hidden(), writer);
        writer.end(checkpoint.note());
        text.flush();
    }

    // The list says which they are and in which order, and the log what they say.
    private void listed(AuditQuery query, Checkpoint checkpoint, long rows, EntryWriter writer) throws IOException {
        AuditPlace last = null;
        for (long left = rows; left > 0; ) {
            Part part = part(query, last, checkpoint, (int) Math.min(left, ROWS_AT_A_TIME));
            if (part.places().isEmpty()) {
                break;
            }
            write(part.entries(), writer);
            last = part.places().getLast();
            left -= part.places().size();
        }
    }

    private void hidden(List<Long> places, EntryWriter writer) throws IOException {
        for (int from = 0; from < places.size(); from += ROWS_AT_A_TIME) {
            List<Long> part = places.subList(from, Math.min(from + ROWS_AT_A_TIME, places.size()));
            write(Objects.requireNonNull(transaction.execute(status -> entries.at(part))), writer);
        }
    }

    private static void write(List<AuditEntry> part, EntryWriter writer) throws IOException {
        for (AuditEntry entry : part) {
            writer.write(entry);
        }
    }

    private Part part(AuditQuery query, @Nullable AuditPlace last, Checkpoint checkpoint, int limit) {
        return Objects.requireNonNull(transaction.execute(status -> {
            List<AuditPlace> places = entries.after(last, query, checkpoint.size(), limit);
            return new Part(
                    places, entries.sealed(places.stream().map(AuditPlace::id).toList()));
        }));
    }

    private Found begin(AuditQuery query, Checkpoint checkpoint, ExportFormat format) {
        long listed = entries.count(query, checkpoint.size(), MOST_ROWS);
        List<Long> hidden = entries.hidden(query, checkpoint.size(), MOST_ROWS);
        long rows = listed + hidden.size();
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
        return new Found(listed, hidden);
    }

    private static AuditEvent with(AuditEvent event, String name, @Nullable Object value) {
        return value == null ? event : event.with(name, value);
    }

    private static AuditQuery upTo(Instant now, AuditQuery query) {
        Instant asked = query.until();
        return query.between(query.from(), asked == null || asked.isAfter(now) ? now : asked);
    }
}
