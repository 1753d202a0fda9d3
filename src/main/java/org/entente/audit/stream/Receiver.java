package org.entente.audit.stream;

import java.io.IOException;
import java.util.List;
import org.entente.audit.trail.AuditEntry;

/** A system that is told of entries. */
public interface Receiver extends AutoCloseable {

    /** By which it is remembered how far this system was told: the same for good. */
    String name();

    /**
     * Tells of entries in the order of the log.
     *
     * @param first the index of the first of them
     * @throws IOException if it did not take them all; they are told of again
     */
    void send(long first, List<AuditEntry> entries) throws IOException;

    @Override
    void close();
}
