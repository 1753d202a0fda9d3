package org.entente.document;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.UUID;
import org.entente.access.CurrentMember;
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
import org.entente.label.binding.BindingFinding;
import org.entente.label.binding.BindingReport;
import org.entente.live.Change;
import org.entente.live.LiveChanges;
import org.entente.workspace.GivenLabels;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Stores new files and versions of files, sealed as they are read; those that come with a binding only if it is theirs and holds. */
@Component
class Intake {

    private final DocumentRepository documents;
    private final DocumentReads reads;
    private final Vault vault;
    private final ForeignStages foreign;
    private final Labels labels;
    private final GivenLabels givenLabels;
    private final Attempts attempts;
    private final AuditLog log;
    private final LiveChanges changes;
    private final CurrentMember currentMember;

    Intake(
            DocumentRepository documents,
            DocumentReads reads,
            Vault vault,
            ForeignStages foreign,
            Labels labels,
            GivenLabels givenLabels,
            Attempts attempts,
            AuditLog log,
            LiveChanges changes,
            CurrentMember currentMember) {
        this.documents = documents;
        this.reads = reads;
        this.vault = vault;
        this.foreign = foreign;
        this.labels = labels;
        this.givenLabels = givenLabels;
        this.attempts = attempts;
        this.log = log;
        this.changes = changes;
        this.currentMember = currentMember;
    }

    /** @param arrival what it came with; null if it came alone */
    DocumentId store(NewDocument document, InputStream content, @Nullable Arrival arrival) throws IOException {
        DocumentId id = new DocumentId(UUID.randomUUID());
        String name = FileName.clean(document.fileName());
        AuditEvent attempt = AuditEvent.of(AuditAction.DOCUMENT_STORED, ObjectKind.DOCUMENT, id)
                .in(document.workspace());
        LabelId label = givenLabels.intern(attempt, DocumentNotAllowed::of, document.workspace(), document.label());
        attempts.run(attempt, DocumentNotAllowed::of, () -> {
            if (arrival != null) {
                requireFit(document, name, arrival);
            }
            // Before all of it is sent, what would be refused in the end.
            reads.rehearse(() -> insert(id, document, name, label));
            List<ForeignStages.Stage> stages = arrival == null ? List.of() : foreign.known(arrival, label);
            vault.store(document.workspace(), content, incoming -> {
                requireWhole(arrival, incoming);
                insert(id, document, name, label);
                documents.insertNewest(id, incoming, ContentType.of(incoming.beginning(), name));
                if (arrival != null) {
                    foreign.keep(id, arrival, stages);
                }
                AuditEvent stored = attempt.with("label", label.value()).with("bytes", incoming.size());
                log.append(arrival == null ? stored : stored.with("binding", signature(arrival)));
                changes.publish(new Change(Documents.TOPIC, id.toString()));
            });
        });
        return id;
    }

    /** Adds a version; its document's name and label stay. Of one that comes with a binding, the label has to permit no more. */
    void addVersion(DocumentId id, String fileName, InputStream content, @Nullable Arrival arrival) throws IOException {
        String name = FileName.clean(fileName);
        AuditEvent attempt = AuditEvent.of(AuditAction.DOCUMENT_VERSION_ADDED, ObjectKind.DOCUMENT, id);
        attempts.run(attempt, DocumentNotAllowed::of, () -> {
            DocumentSummary document = reads.current(id);
            LabelId label = labels.intern(document.label());
            if (arrival != null) {
                requireFit(document, name, arrival);
            }
            reads.rehearse(() -> advance(id));
            List<ForeignStages.Stage> stages = arrival == null ? List.of() : foreign.known(arrival, label);
            vault.store(document.workspace(), content, incoming -> {
                requireWhole(arrival, incoming);
                advance(id);
                documents.insertNewest(id, incoming, ContentType.of(incoming.beginning(), name));
                if (arrival != null) {
                    foreign.keep(id, arrival, stages);
                }
                DocumentSummary added = documents.find(id).orElseThrow(DocumentNotThere::new);
                AuditEvent event = attempt.in(added.workspace()).with("number", added.number());
                log.append(arrival == null ? event : event.with("binding", signature(arrival)));
                changes.publish(new Change(Documents.TOPIC, id.toString()));
            });
        });
    }

    /** Counts the newest version on. */
    void advance(DocumentId id) {
        if (!documents.advance(id)) {
            throw documents.exists(id)
                    ? new DocumentNotAllowed(DocumentNotAllowed.Why.BEYOND_RIGHTS)
                    : new DocumentNotThere();
        }
    }

    private void requireFit(NewDocument document, String name, Arrival arrival) {
        requireName(name, arrival);
        if (!labels.covers(document.label(), arrival.proposed())) {
            throw BindingRefused.because(
                    BindingRefused.Why.LOWERED,
                    labels.marking(arrival.proposed()).document());
        }
    }

    // What a label asks of a file is asked of its originating nation, which brings it in.
    private void requireFit(DocumentSummary document, String name, Arrival arrival) {
        if (!document.originator().equals(currentMember.require().nation())) {
            throw new DocumentNotAllowed(DocumentNotAllowed.Why.NOT_THE_ORIGINATOR);
        }
        requireName(name, arrival);
        if (!labels.covers(document.label(), arrival.proposed())) {
            throw BindingRefused.because(
                    BindingRefused.Why.ABOVE_FILE,
                    labels.marking(arrival.proposed()).document());
        }
    }

    private static void requireName(String name, Arrival arrival) {
        if (!FileName.clean(arrival.fileName()).equals(name)) {
            throw BindingRefused.because(BindingRefused.Why.OTHER_FILE, FileName.clean(arrival.fileName()));
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
        String signature = arrival.binding().findings().getLast().kind().name();
        return arrival.binding().checksData() ? signature : signature + " " + BindingFinding.Kind.DATA_UNCHECKED;
    }

    private void insert(DocumentId id, NewDocument document, String name, LabelId label) {
        if (!documents.insert(id, document, name, label)) {
            throw new DocumentNotAllowed(DocumentNotAllowed.Why.BEYOND_RIGHTS);
        }
    }
}
