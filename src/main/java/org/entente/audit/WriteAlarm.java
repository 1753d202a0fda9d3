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

/**
 * Rings when an entry cannot be written, until one is written again. It is kept in this node's memory, for it may be the database
 * that fails.
 */
@Component
class WriteAlarm implements AuditAlarm {

    private static final Logger LOG = LoggerFactory.getLogger(WriteAlarm.class);

    /** What an operator's monitoring looks for: it is not changed. */
    private static final String FAILS = "AUDIT ENTRIES CANNOT BE WRITTEN";

    /** Something else failed in the transaction before, and everything after it does. */
    private static final String TRANSACTION_FAILED_BEFORE = "25P02";

    private final Clock clock;
    private final AtomicReference<@Nullable Instant> since = new AtomicReference<>();
    private final AtomicInteger failures = new AtomicInteger();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    WriteAlarm(Clock clock) {
        this.clock = clock;
    }

    /** Writes an entry, and minds whether that worked. */
    void watch(Runnable entry) {
        try {
            entry.run();
        } catch (DataAccessException e) {
            if (!(e instanceof ConcurrencyFailureException) && !TRANSACTION_FAILED_BEFORE.equals(sqlState(e))) {
                ring(e);
            }
            throw e;
        }
        if (since.get() != null) {
            end();
        }
    }

    @Override
    public Optional<Instant> since() {
        return Optional.ofNullable(since.get());
    }

    @Override
    public Listening listen(Runnable changed) {
        listeners.add(changed);
        return () -> listeners.remove(changed);
    }

    // Without the error's message: the database puts the whole row into it.
    private void ring(DataAccessException e) {
        failures.incrementAndGet();
        if (since.compareAndSet(null, clock.instant())) {
            LOG.error(
                    "{}: what is to be entered does not happen ({}, SQLSTATE {})",
                    FAILS,
                    e.getClass().getSimpleName(),
                    sqlState(e));
            listeners.forEach(Runnable::run);
        }
    }

    private void end() {
        if (since.getAndSet(null) != null) {
            LOG.warn("Audit entries are written again; {} were not", failures.getAndSet(0));
            listeners.forEach(Runnable::run);
        }
    }

    private static @Nullable String sqlState(DataAccessException e) {
        return e.getMostSpecificCause() instanceof SQLException sql ? sql.getSQLState() : null;
    }
}
