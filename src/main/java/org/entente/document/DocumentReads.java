package org.entente.document;

import java.util.Optional;
import java.util.function.Supplier;
import org.entente.audit.AuditLog;
import org.entente.audit.ObjectKind;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What is asked of documents in the course of work that has several transactions, or none yet. */
@Component
class DocumentReads {

    private final DocumentRepository documents;
    private final AuditLog log;
    private final TransactionTemplate transaction;

    DocumentReads(DocumentRepository documents, AuditLog log, TransactionTemplate transaction) {
        this.documents = documents;
        this.log = log;
        this.transaction = transaction;
    }

    /** In a transaction that reads; what is not given is entered. */
    <T> T reading(DocumentId id, Supplier<Optional<T>> question) {
        Optional<T> found = transaction.execute(status -> {
            Optional<T> given = question.get();
            if (given.isEmpty()) {
                log.notGiven(ObjectKind.DOCUMENT, id.toString());
            }
            return given;
        });
        if (found == null || found.isEmpty()) {
            throw new DocumentNotThere();
        }
        return found.get();
    }

    /** Writes and takes it back: whatever would be refused is refused now. */
    void rehearse(Runnable work) {
        transaction.executeWithoutResult(status -> {
            work.run();
            status.setRollbackOnly();
        });
    }

    /** The document in a transaction of its own, or in the one that runs. */
    DocumentSummary current(DocumentId id) {
        DocumentSummary found = transaction.execute(status -> documents.find(id).orElseThrow(DocumentNotThere::new));
        if (found == null) {
            throw new DocumentNotThere();
        }
        return found;
    }

    DocumentSummary current(DocumentId id, int version) {
        DocumentSummary found = current(id);
        if (found.version() != version) {
            throw new DocumentChangedMeanwhile();
        }
        return found;
    }
}
