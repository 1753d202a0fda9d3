package org.entente.document;

import java.io.IOException;
import java.io.InputStream;
import java.util.UUID;
import org.entente.audit.Attempts;
import org.entente.audit.AuditAction;
import org.entente.audit.AuditEvent;
import org.entente.audit.AuditLog;
import org.entente.audit.ObjectKind;
import org.entente.binding.Arrival;
import org.entente.binding.BindingRefused;
import org.entente.document.content.Incoming;
import org.entente.label.LabelId;
import org.entente.label.Labels;
import org.entente.label.binding.BindingReport;
import org.entente.live.Change;
import org.entente.live.LiveChanges;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Stores new files, sealed as they are read; those that come with a binding only if it is theirs and holds. */
@Component
class Intake {

    private final DocumentRepository documents;
    private final DocumentReads reads;
    private final Vault vault;
    private final Labels labels;
    private final Attempts attempts;
    private final AuditLog log;
    private final LiveChanges changes;

    Intake(
            DocumentRepository documents,
            DocumentReads reads,
            Vault vault,
            Labels labels,
            Attempts attempts,
            AuditLog log,
            LiveChanges changes) {
        this.documents = documents;
        this.reads = reads;
        this.vault = vault;
        this.labels = labels;
        this.attempts = attempts;
        this.log = log;
        this.changes = changes;
    }

    /** @param arrival what it came with; null if it came alone */
    DocumentId store(NewDocument document, InputStream content, @Nullable Arrival arrival) throws IOException {
        DocumentId id = new DocumentId(UUID.randomUUID());
        String name = FileName.clean(document.fileName());
        LabelId label = labels.intern(document.label());
        AuditEvent attempt = AuditEvent.of(AuditAction.DOCUMENT_STORED, ObjectKind.DOCUMENT, id)
                .in(document.workspace());
        attempts.run(attempt, DocumentNotAllowed::of, () -> {
            if (arrival != null) {
                requireFit(document, name, arrival);
            }
            // Before all of it is sent, what would be refused in the end.
            reads.rehearse(() -> insert(id, document, name, label));
            vault.store(document.workspace(), content, incoming -> {
                requireWhole(arrival, incoming);
                insert(id, document, name, label);
                documents.insertNewest(id, incoming, ContentType.of(incoming.beginning(), name));
                if (arrival != null) {
                    documents.keepForeignLabel(id, arrival.binding());
                }
                AuditEvent stored = attempt.with("label", label.value()).with("bytes", incoming.size());
                log.append(arrival == null ? stored : stored.with("binding", signature(arrival)));
                changes.publish(new Change(Documents.TOPIC, id.toString()));
            });
        });
        return id;
    }

    private void requireFit(NewDocument document, String name, Arrival arrival) {
        if (!FileName.clean(arrival.fileName()).equals(name)) {
            throw BindingRefused.because(BindingRefused.Why.OTHER_FILE, FileName.clean(arrival.fileName()));
        }
        if (!labels.covers(document.label(), arrival.proposed())) {
            throw BindingRefused.because(
                    BindingRefused.Why.LOWERED,
                    labels.marking(arrival.proposed()).document());
        }
    }

    private static void requireWhole(@Nullable Arrival arrival, Incoming incoming) {
        if (arrival != null) {
            BindingReport report = arrival.binding().check(incoming.sha384());
            if (!report.holds()) {
                throw BindingRefused.broken(report.findings());
            }
        }
    }

    private static String signature(Arrival arrival) {
        return arrival.binding().findings().getLast().kind().name();
    }

    private void insert(DocumentId id, NewDocument document, String name, LabelId label) {
        if (!documents.insert(id, document, name, label)) {
            throw new DocumentNotAllowed(DocumentNotAllowed.Why.BEYOND_RIGHTS);
        }
    }
}
