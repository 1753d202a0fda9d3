package org.entente.audit;

import java.sql.SQLException;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The way in which every feature writes. What the database refuses is told in the terms of the feature; a {@link Refusal}, whoever
 * found it, is entered once the refused act itself has rolled back.
 */
@Service
public class Attempts {

    private final TransactionTemplate transaction;
    private final AuditLog log;

    Attempts(TransactionTemplate transaction, AuditLog log) {
        this.transaction = transaction;
        this.log = log;
    }

    /** How a feature tells what the database refused. */
    @FunctionalInterface
    public interface Terms {

        /**
         * @param sqlState a guard's own code ({@code EN…}), {@code 42501} for a row policy, or any other
         * @return null for what is no refusal, but a failure
         */
        @Nullable RuntimeException tell(String sqlState);
    }

    /** Work that has transactions of its own. */
    @FunctionalInterface
    public interface Work<E extends Exception> {
        void run() throws E;
    }

    /** Does the work in one transaction, which is a success or nothing. */
    public <T> T write(AuditEvent attempt, Terms terms, Supplier<T> work) {
        try {
            return Objects.requireNonNull(transaction.execute(status -> work.get()));
        } catch (RuntimeException e) {
            throw entered(attempt, terms, e);
        }
    }

    /** As {@link #write(AuditEvent, Terms, Supplier)}, where there is no answer. */
    public void write(AuditEvent attempt, Terms terms, Runnable work) {
        run(attempt, terms, () -> transaction.executeWithoutResult(status -> work.run()));
    }

    /** Does work that has transactions of its own, and is not called inside of one. */
    public <E extends Exception> void run(AuditEvent attempt, Terms terms, Work<E> work) throws E {
        try {
            work.run();
        } catch (RuntimeException e) {
            throw entered(attempt, terms, e);
        }
    }

    /** Does what comes before the writing, in transactions of its own, and is not called inside of one; answers what it found. */
    public <T> T prepare(AuditEvent attempt, Terms terms, Supplier<T> work) {
        try {
            return work.get();
        } catch (RuntimeException e) {
            throw entered(attempt, terms, e);
        }
    }

    private RuntimeException entered(AuditEvent attempt, Terms terms, RuntimeException e) {
        RuntimeException told = e instanceof DataAccessException refused ? told(terms, refused) : e;
        if (told instanceof Refusal refusal) {
            switch (refusal.entry()) {
                case DENIED -> log.refused(attempt, Outcome.DENIED, refusal.reason());
                case FAILED -> log.refused(attempt, Outcome.FAILED, refusal.reason());
                case NOT_GIVEN ->
                    transaction.executeWithoutResult(
                            status -> log.notGiven(attempt.objectKind(), String.valueOf(attempt.objectId())));
                case NONE -> {}
            }
        }
        return told;
    }

    private static RuntimeException told(Terms terms, DataAccessException e) {
        RuntimeException told = e.getMostSpecificCause() instanceof SQLException sql
                ? terms.tell(String.valueOf(sql.getSQLState()))
                : null;
        return told == null ? e : told;
    }
}
