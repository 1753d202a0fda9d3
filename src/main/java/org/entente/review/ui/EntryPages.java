package org.entente.review.ui;

import java.util.ArrayList;
import java.util.List;
import org.entente.audit.trail.AuditEntry;
import org.entente.audit.trail.AuditPlace;
import org.entente.audit.trail.AuditTrail;
import org.jspecify.annotations.Nullable;

/**
 * The entries of one look by their number in the list, each page read from the entry that the page before ended with: the last page
 * of a million takes no longer than the first.
 */
final class EntryPages {

    private final Read read;
    private final List<AuditPlace> places = new ArrayList<>();

    EntryPages(Read read) {
        this.read = read;
    }

    /** Reads the entries that follow one, or the newest. */
    @FunctionalInterface
    interface Read {
        List<AuditEntry> after(@Nullable AuditPlace place, int limit);
    }

    /** The entries from a number on, from 0, as many as there are up to the limit. */
    List<AuditEntry> page(int offset, int limit) {
        while (places.size() < offset) {
            int missing = Math.min(offset - places.size(), AuditTrail.MOST_ROWS);
            if (from(places.size(), missing).size() < missing) {
                return List.of();
            }
        }
        return from(offset, limit);
    }

    private List<AuditEntry> from(int offset, int limit) {
        List<AuditEntry> found = read.after(offset == 0 ? null : places.get(offset - 1), limit);
        for (int i = 0; i < found.size(); i++) {
            if (offset + i == places.size()) {
                places.add(found.get(i).place());
            }
        }
        return found;
    }
}
