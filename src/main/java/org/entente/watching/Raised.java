package org.entente.watching;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * An alert as the rules raise and extend it.
 *
 * @param last the entry that it ends with
 * @param firstEntry the one it begins with
 * @param lastIndex the place of the last entry that was looked at for it
 */
record Raised(UUID id, Act last, UUID firstEntry, Instant firstAt, long lastIndex, int times, boolean open) {

    /** A new one. */
    static Raised of(Act first, Act last, long lastIndex, int times) {
        return new Raised(UUID.randomUUID(), last, first.entry(), first.at(), lastIndex, times, true);
    }

    static Raised of(List<Act> inOrderOfTime, long lastIndex) {
        return of(inOrderOfTime.getFirst(), inOrderOfTime.getLast(), lastIndex, inOrderOfTime.size());
    }

    /** The same with one more act. */
    Raised and(Act act) {
        boolean earlier = act.at().isBefore(firstAt);
        return new Raised(
                id,
                act.at().isBefore(last.at()) ? last : act,
                earlier ? act.entry() : firstEntry,
                earlier ? act.at() : firstAt,
                act.index(),
                times + 1,
                open);
    }
}
