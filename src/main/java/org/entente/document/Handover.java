package org.entente.document;

import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import org.entente.audit.Attempts;
import org.entente.audit.AuditAction;
import org.entente.audit.AuditEvent;
import org.entente.audit.AuditLog;
import org.entente.audit.ObjectKind;
import org.entente.binding.Bindings;
import org.entente.binding.GivenLabel;
import org.entente.document.DocumentRepository.Bound;
import org.entente.relabelling.LabelFuture;
import org.entente.relabelling.Relabelling;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Gives versions to those who may take them along, each with its label bound to it. */
@Component
class Handover {

    private final DocumentRepository documents;
    private final DocumentReads reads;
    private final Vault vault;
    private final Relabelling relabelling;
    private final Bindings bindings;
    private final Attempts attempts;
    private final AuditLog log;
    private final TransactionTemplate transaction;

    Handover(
            DocumentRepository documents,
            DocumentReads reads,
            Vault vault,
            Relabelling relabelling,
            Bindings bindings,
            Attempts attempts,
            AuditLog log,
            TransactionTemplate transaction) {
        this.documents = documents;
        this.reads = reads;
        this.vault = vault;
        this.relabelling = relabelling;
        this.bindings = bindings;
        this.attempts = attempts;
        this.log = log;
        this.transaction = transaction;
    }

    private record Given(Vault.Released released, Bound bound, LabelFuture future) {}

    TakenAlong give(DocumentId id, int number) throws IOException {
        AuditEvent attempt = AuditEvent.of(AuditAction.DOCUMENT_DOWNLOADED, ObjectKind.DOCUMENT, id)
                .with("version", number);
        DocumentSummary document = reads.reading(id, () -> documents.find(id));
        reads.reading(id, () -> vault.release(id, number, false));
        Given given = attempts.write(attempt.in(document.workspace()), DocumentNotAllowed::of, () -> {
            Vault.Released released = vault.release(id, number, true)
                    .orElseThrow(() -> new DocumentNotAllowed(DocumentNotAllowed.Why.VIEW_ONLY));
            Bound bound = documents.bound(id, number).orElseThrow(DocumentNotThere::new);
            log.append(attempt.in(document.workspace()).with("bytes", released.size()));
            return new Given(released, bound, relabelling.future(id.value()));
        });
        Vault.Released released = given.released();
        GivenLabel label = given.bound().label().with(given.future());
        byte[] binding = bindings.sidecar(
                label, released.name(), released.mediaType(), vault.sha384(released, sealed(id, number, given)));
        return new TakenAlong(
                released.name(),
                released.mediaType(),
                released.size(),
                binding,
                vault.open(released),
                () -> vault.open(released),
                (name, type, sha384) -> Bindings.header(bindings.sidecar(label, name, type, sha384)));
    }

    /** The header that binds a version's label to a picture of one of its pages; only for who may take the version along. */
    Optional<String> bindPicture(DocumentSummary document, int number, int page, byte[] png) {
        Optional<GivenLabel> label =
                Objects.requireNonNull(transaction.execute(status -> documents.retains(document.workspace())
                        ? documents
                                .bound(document.id(), number)
                                .map(bound -> bound.label()
                                        .with(relabelling.future(document.id().value())))
                        : Optional.<GivenLabel>empty()));
        return label.flatMap(given -> Bindings.header(
                bindings.sidecarOf(given, document.fileName() + "." + page + ".png", "image/png", png)));
    }

    // Of a version that was stored before digests were: read once for it, and kept for the next time.
    private byte[] sealed(DocumentId id, int number, Given given) throws IOException {
        byte[] kept = given.bound().sealedSha384();
        if (kept != null) {
            return kept;
        }
        byte[] made = vault.sealedSha384(given.released());
        transaction.executeWithoutResult(status -> documents.keepSha384(id, number, made));
        return made;
    }
}
