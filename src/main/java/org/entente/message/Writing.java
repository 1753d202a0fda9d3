package org.entente.message;

import java.sql.SQLException;
import java.util.Objects;
import java.util.function.Supplier;
import org.entente.audit.AuditEvent;
import org.entente.audit.AuditLog;
import org.entente.audit.ObjectKind;
import org.entente.audit.Outcome;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Works in one transaction. What the database refuses is told in the terms of the feature, and entered. */
@Component
class Writing {

    private final TransactionTemplate transaction;
    private final AuditLog log;

    Writing(TransactionTemplate transaction, AuditLog log) {
        this.transaction = transaction;
        this.log = log;
    }

    void attempt(AuditEvent attempt, Runnable work) {
        try {
            transaction.executeWithoutResult(status -> work.run());
        } catch (DataAccessException e) {
            RuntimeException told = refused(e);
            if (told instanceof MessageNotAllowed notAllowed) {
                enter(attempt, notAllowed);
            }
            throw told;
        } catch (MessageNotAllowed e) {
            enter(attempt, e);
            throw e;
        } catch (MessageNotThere e) {
            ObjectKind kind = attempt.objectKind();
            transaction.executeWithoutResult(status -> log.notGiven(kind, String.valueOf(attempt.objectId())));
            throw e;
        }
    }

    <T> T read(Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(status -> work.get()));
    }

    // The refused act itself has rolled back.
    private void enter(AuditEvent attempt, MessageNotAllowed e) {
        log.refused(attempt, Outcome.DENIED, e.why().name());
    }

    private static RuntimeException refused(DataAccessException e) {
        if (e.getMostSpecificCause() instanceof SQLException sql) {
            return switch (String.valueOf(sql.getSQLState())) {
                case "EN003" -> new MessageNotAllowed(MessageNotAllowed.Why.ORIGINATOR_LEFT_OUT);
                case "EN004" -> new MessageNotAllowed(MessageNotAllowed.Why.ABOVE_CEILING);
                case "EN001", "42501" -> new MessageNotAllowed(MessageNotAllowed.Why.BEYOND_RIGHTS);
                default -> e;
            };
        }
        return e;
    }
}
