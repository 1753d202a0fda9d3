package org.entente.label;

import java.util.Objects;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Work on all labels, clearances and policies, under the role for background work, which alone sees them. Whatever adds one of
 * them holds one advisory lock until it commits: two at a time would each miss the other's new row and leave their pair
 * undecided for good, which denies, or decided by a policy that is not in force any more.
 */
@Component
class EngineWork {

    private static final long INTERNING = 0x656e74656e746531L;

    private final JdbcClient jdbc;
    private final TransactionTemplate own;

    EngineWork(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.own = new TransactionTemplate(transactions);
        this.own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** Works in a transaction of its own. */
    <T> T alone(Supplier<T> work) {
        return Objects.requireNonNull(
                own.execute(status -> {
                    jdbc.sql("set local role entente_jobs").update();
                    return work.get();
                }),
                "The engine always answers");
    }

    /** Works in the caller's transaction, which is the caller's own again afterwards. */
    <T> T within(Supplier<T> work) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("There is no transaction to work in");
        }
        jdbc.sql("set local role entente_jobs").update();
        T answer = work.get();
        // Where the work fails, the transaction does, and the role with it.
        jdbc.sql("set local role none").update();
        return answer;
    }

    /** Waits until nobody else adds labels, clearances or policies; until this transaction ends. */
    void lock() {
        jdbc.sql("select pg_advisory_xact_lock(?)")
                .param(INTERNING)
                .query((row, n) -> "")
                .single();
    }
}
