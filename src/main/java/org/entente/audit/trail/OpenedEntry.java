package org.entente.audit.trail;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One entry in full.
 *
 * @param sameRequest the other entries of the same request, in the order in which they were written
 * @param proof null until the entry is sealed
 * @param sealed what was sealed of it; null until it is
 */
public record OpenedEntry(
        AuditEntry entry,
        List<AuditEntry> sameRequest,
        @Nullable EntryProof proof,
        @Nullable SealedEntry sealed) {

    public OpenedEntry {
        sameRequest = List.copyOf(sameRequest);
    }
}
