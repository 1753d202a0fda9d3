package org.entente.document;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Supplier;
import org.entente.audit.AuditEvent;
import org.entente.audit.AuditLog;
import org.entente.audit.ObjectKind;
import org.entente.audit.Outcome;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What is tried with documents: what the database refuses is told in the terms of the feature and entered, for the refused act
 * itself has rolled back.
 */
@Component
class Attempts {

    private final DocumentRepository documents;
    private final AuditLog log;
    private final TransactionTemplate transaction;

    Attempts(DocumentRepository documents, AuditLog log, TransactionTemplate transaction) {
        this.documents = documents;
        this.log = log;
        this.transaction = transaction;
    }

    /** Work that reads a stream between transactions of its own. */
    @FunctionalInterface
    interface Storing {
        void run() throws IOException;
    }

    void storing(AuditEvent attempt, Storing work) throws IOException {
        try {
            work.run();
        } catch (RuntimeException e) {
            throw entered(attempt, e);
        }
    }

    /** In one transaction, which is a success or nothing. */
    <T> T write(AuditEvent attempt, Supplier<T> work) {
        try {
            T result = transaction.execute(status -> work.get());
            if (result == null) {
                throw new IllegalStateException("The work always answers");
            }
            return result;
        } catch (RuntimeException e) {
            throw entered(attempt, e);
        }
    }

    void write(AuditEvent attempt, Runnable work) {
        write(attempt, () -> {
            work.run();
            return true;
        });
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

    private RuntimeException entered(AuditEvent attempt, RuntimeException e) {
        RuntimeException told = e instanceof DataAccessException refused ? inOurTerms(refused) : e;
        switch (told) {
            case DocumentNotAllowed notAllowed ->
                log.refused(attempt, Outcome.DENIED, notAllowed.why().name());
            case LimitMet met -> log.refused(attempt, Outcome.FAILED, "LIMIT_" + met.limit());
            case DocumentNotThere notThere ->
                transaction.executeWithoutResult(
                        status -> log.notGiven(ObjectKind.DOCUMENT, String.valueOf(attempt.objectId())));
            default -> {}
        }
        return told;
    }

    private static RuntimeException inOurTerms(DataAccessException e) {
        if (e.getMostSpecificCause() instanceof SQLException sql) {
            return switch (String.valueOf(sql.getSQLState())) {
                case "EN002" -> new DocumentNotAllowed(DocumentNotAllowed.Why.NOT_THE_ORIGINATOR);
                case "EN003" -> new DocumentNotAllowed(DocumentNotAllowed.Why.ORIGINATOR_LEFT_OUT);
                case "EN004" -> new DocumentNotAllowed(DocumentNotAllowed.Why.ABOVE_CEILING);
                case "42501" -> new DocumentNotAllowed(DocumentNotAllowed.Why.BEYOND_RIGHTS);
                default -> e;
            };
        }
        return e;
    }
}
