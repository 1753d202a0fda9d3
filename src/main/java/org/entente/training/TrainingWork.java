package org.entente.training;

import java.sql.SQLException;
import java.util.Objects;
import java.util.function.Supplier;
import org.entente.audit.AuditEvent;
import org.entente.audit.AuditLog;
import org.entente.audit.Outcome;
import org.entente.training.TrainingRefused.Why;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Runs what writes: what the database refuses is told in the terms of the feature, and entered, for the act has rolled back. */
@Component
class TrainingWork {

    private final TransactionTemplate transaction;
    private final AuditLog log;

    TrainingWork(TransactionTemplate transaction, AuditLog log) {
        this.transaction = transaction;
        this.log = log;
    }

    <T> T write(AuditEvent attempt, Supplier<T> work) {
        try {
            return Objects.requireNonNull(transaction.execute(status -> work.get()));
        } catch (DataAccessException e) {
            throw enter(attempt, refused(e));
        } catch (TrainingRefused e) {
            throw enter(attempt, e);
        }
    }

    private RuntimeException enter(AuditEvent attempt, RuntimeException told) {
        if (told instanceof TrainingRefused refused) {
            if (refused.why() == Why.NOT_THERE) {
                transaction.executeWithoutResult(
                        status -> log.notGiven(attempt.objectKind(), String.valueOf(attempt.objectId())));
            } else if (refused.why() != Why.CHANGED_MEANWHILE) {
                log.refused(attempt, Outcome.DENIED, refused.why().name());
            }
        }
        return told;
    }

    private static RuntimeException refused(DataAccessException e) {
        if (e.getMostSpecificCause() instanceof SQLException sql) {
            return switch (String.valueOf(sql.getSQLState())) {
                case "EN002" -> new TrainingRefused(Why.NOT_THE_ORIGINATOR);
                case "EN003" -> new TrainingRefused(Why.ORIGINATOR_LEFT_OUT);
                case "EN004" -> new TrainingRefused(Why.ABOVE_CEILING);
                case "EN010" -> new TrainingRefused(Why.NO_SEAT);
                case "EN011" -> new TrainingRefused(Why.NOT_ONES_OWN);
                case "EN012" -> new TrainingRefused(Why.NO_NOMINATIONS);
                case "EN013" -> new TrainingRefused(Why.NO_SUCH_STEP);
                case "42501" -> new TrainingRefused(Why.BEYOND_RIGHTS);
                case "23505" -> new TrainingRefused(Why.NOMINATED_ALREADY);
                default -> e;
            };
        }
        return e;
    }
}
