package org.entente.audit.export;

import java.io.IOException;
import org.entente.audit.trail.AuditEntry;

/** Writes entries one after the other, in one form, keeping none of them. */
public interface EntryWriter {

    /** What stands before the first entry. */
    default void begin() throws IOException {}

    void write(AuditEntry entry) throws IOException;

    /**
     * What stands after the last entry.
     *
     * @param stamp what proves the place of the entries in the log; nothing is written for an empty one
     */
    void end(String stamp) throws IOException;
}
