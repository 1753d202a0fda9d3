package org.entente.audit;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.UnexpectedRollbackException;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Rings when an entry cannot be written: refused by the database, lost when its transaction is committed, or without a connection to
 * write it on. Until an entry is committed again; or, where connections were all that was missing, until there is one. It is kept in
 * this node's memory, for it may be the database that fails.
 */
@Component
class WriteAlarm implements AuditAlarm, TransactionWatch {

    private static final Logger LOG = LoggerFactory.getLogger(WriteAlarm.class);

    /** What an operator's monitoring looks for: it is not changed. */
    private static final String FAILS = "AUDIT ENTRIES CANNOT BE WRITTEN";

    /** Something else failed in the transaction before, and everything after it does. */
    private static final String TRANSACTION_FAILED_BEFORE = "25P02";

    private final Clock clock;
    private final AtomicReference<@Nullable Failing> failing = new AtomicReference<>();
    private final AtomicInteger failures = new AtomicInteger();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    WriteAlarm(Clock clock) {
        this.clock = clock;
    }

    /** @param unconnected whether there was no connection each time */
    private record Failing(Instant since, boolean unconnected) {}

    /** Of a transaction: that it holds an entry. One is enough for all of its entries. */
    private enum HoldsEntry implements TransactionSynchronization {
        YES
    }

    /** Writes an entry in the present transaction, and minds whether that works. */
    void watch(Runnable entry) {
        try {
            entry.run();
        } catch (DataAccessException e) {
            judge(e);
            throw e;
        }
        TransactionSynchronizationManager.registerSynchronization(HoldsEntry.YES);
    }

    @Override
    public void begun() {
        Failing now = failing.get();
        if (now != null && now.unconnected()) {
            end();
        }
    }

    @Override
    public void notBegun(TransactionException why) {
        if (why.contains(SQLException.class)) {
            ring(why, true);
        }
    }

    @Override
    public void committed() {
        if (failing.get() != null && holdsEntry()) {
            end();
        }
    }

    @Override
    public void notCommitted(RuntimeException why) {
        if (holdsEntry()) {
            judge(why);
        }
    }

    @Override
    public Optional<Instant> since() {
        return Optional.ofNullable(failing.get()).map(Failing::since);
    }

    @Override
    public Listening listen(Runnable changed) {
        listeners.add(changed);
        return () -> listeners.remove(changed);
    }

    private static boolean holdsEntry() {
        return TransactionSynchronizationManager.isSynchronizationActive()
                && TransactionSynchronizationManager.getSynchronizations().contains(HoldsEntry.YES);
    }

    private void judge(RuntimeException e) {
        if (!(e instanceof ConcurrencyFailureException)
                && !(e instanceof UnexpectedRollbackException)
                && !TRANSACTION_FAILED_BEFORE.equals(sqlState(e))) {
            ring(e, false);
        }
    }

    // Without the error's message: the database puts the whole row into it.
    private void ring(RuntimeException e, boolean unconnected) {
        failures.incrementAndGet();
        Failing before = failing.getAndUpdate(now -> now == null
                ? new Failing(clock.instant(), unconnected)
                : new Failing(now.since(), now.unconnected() && unconnected));
        if (before == null) {
            LOG.error(
                    "{}: what is to be entered does not happen ({}, SQLSTATE {})",
                    FAILS,
                    e.getClass().getSimpleName(),
                    sqlState(e));
            listeners.forEach(Runnable::run);
        }
    }

    private void end() {
        if (failing.getAndSet(null) != null) {
            LOG.warn("Audit entries can be written again; {} attempts came to nothing", failures.getAndSet(0));
            listeners.forEach(Runnable::run);
        }
    }

    // The outermost that there is: of what failed because something else did, the cause is that, and no failure of the
    // entry.
    private static @Nullable String sqlState(Throwable e) {
        for (Throwable one = e; one != null; one = one.getCause()) {
            if (one instanceof SQLException sql && sql.getSQLState() != null) {
                return sql.getSQLState();
            }
        }
        return null;
    }
}
