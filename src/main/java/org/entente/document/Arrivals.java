package org.entente.document;

import java.io.IOException;
import java.io.InputStream;
import org.entente.access.CurrentMember;
import org.entente.audit.Attempts;
import org.entente.audit.AuditAction;
import org.entente.audit.AuditEvent;
import org.entente.audit.ObjectKind;
import org.entente.binding.Arrival;
import org.entente.binding.BindingRefused;
import org.entente.binding.Customs;
import org.entente.label.Classification;
import org.entente.label.ConfidentialityLabel;
import org.entente.label.InvalidLabel;
import org.entente.label.Labels;
import org.entente.shared.WorkspaceId;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** Files that come with their label bound to them. What is broken, or would have to be interpreted, is refused. */
@Service
public class Arrivals {

    private final Customs customs;
    private final Intake intake;
    private final DocumentRepository documents;
    private final DocumentReads reads;
    private final Labels labels;
    private final Attempts attempts;
    private final CurrentMember currentMember;

    Arrivals(
            Customs customs,
            Intake intake,
            DocumentRepository documents,
            DocumentReads reads,
            Labels labels,
            Attempts attempts,
            CurrentMember currentMember) {
        this.customs = customs;
        this.intake = intake;
        this.documents = documents;
        this.reads = reads;
        this.labels = labels;
        this.attempts = attempts;
        this.currentMember = currentMember;
    }

    /**
     * What a binding says of a file that is to come into a workspace.
     *
     * @throws BindingRefused if it is broken so far, or its label does not fit; an entry tells of it
     * @throws DocumentNotAllowed if the workspace is not there for the asker
     */
    @PreAuthorize("hasRole('liaison-officer')")
    public Arrival examine(WorkspaceId workspace, byte[] binding) {
        AuditEvent attempt = AuditEvent.of(AuditAction.BINDING_EXAMINED, ObjectKind.WORKSPACE, workspace)
                .in(workspace);
        return attempts.write(attempt, DocumentNotAllowed::of, () -> judge(workspace, binding));
    }

    /**
     * Stores a file that came with a binding, and the originator's label beside it as it came.
     *
     * @throws BindingRefused if the binding is broken, or of another file, or the label permits more than the one that is bound;
     *     nothing is kept, and an entry tells of it
     * @throws InvalidLabel as for {@link Documents#store}, and so the others
     */
    @PreAuthorize("hasRole('liaison-officer')")
    public DocumentId store(NewDocument document, byte[] binding, InputStream content) throws IOException {
        Arrival arrival = examine(document.workspace(), binding);
        return intake.store(document, content, arrival);
    }

    /**
     * What a binding says of a file that is to become a version of another; as {@link #examine(WorkspaceId, byte[])}.
     *
     * @throws DocumentNotThere if that file is not there for the asker
     */
    @PreAuthorize("hasRole('liaison-officer')")
    public Arrival examine(DocumentId document, byte[] binding) {
        return examine(reads.reading(document, () -> documents.find(document)).workspace(), binding);
    }

    /**
     * Adds a version that came with a binding, and the originator's label beside it as it came; for the document's originating nation.
     *
     * @throws BindingRefused as for {@link #store}; also if the label that is bound permits less than the document's
     */
    @PreAuthorize("hasRole('liaison-officer')")
    public void addVersion(DocumentId document, String fileName, byte[] binding, InputStream content)
            throws IOException {
        intake.addVersion(document, fileName, content, examine(document, binding));
    }

    private Arrival judge(WorkspaceId workspace, byte[] binding) {
        DocumentRepository.Terms terms = documents
                .terms(workspace)
                .orElseThrow(() -> new DocumentNotAllowed(DocumentNotAllowed.Why.BEYOND_RIGHTS));
        Arrival arrival = customs.examine(binding, terms.policy());
        // Also what it will be: a file that cannot stay is not taken in.
        arrival.stages().forEach(stage -> requireFit(stage.label(), terms));
        return arrival;
    }

    private void requireFit(ConfidentialityLabel label, DocumentRepository.Terms terms) {
        String marking = labels.marking(label).document();
        if (!labels.reads(currentMember.require().nation(), terms.clearances(), label)) {
            throw BindingRefused.because(BindingRefused.Why.NOT_RELEASABLE, marking);
        }
        int rank = labels.policies()
                .of(label)
                .flatMap(policy -> policy.level(label.classification()))
                .map(Classification::rank)
                .orElseThrow();
        if (rank > terms.ceiling()) {
            throw BindingRefused.because(BindingRefused.Why.ABOVE_CEILING, marking);
        }
    }
}
