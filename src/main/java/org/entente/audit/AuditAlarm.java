package org.entente.audit;

import java.time.Instant;
import java.util.Optional;

/** Tells whether entries can be written on this node: where none can, what was to be entered does not happen. */
public interface AuditAlarm {

    /** When the first entry could not be written that none has followed since; empty while entries are written. */
    Optional<Instant> since();

    /** Runs something, on any thread, each time the answer may be another, until what is answered here is closed. */
    Listening listen(Runnable changed);

    /** Ends a listener. */
    @FunctionalInterface
    interface Listening extends AutoCloseable {
        @Override
        void close();
    }
}
