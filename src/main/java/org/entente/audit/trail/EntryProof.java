package org.entente.audit.trail;

import java.time.Instant;
import java.util.List;
import org.entente.audit.proof.Witness;
import org.jspecify.annotations.Nullable;

/**
 * What stands for it that an entry is in the log, and stays as it is.
 *
 * @param index the entry's place in the tree, from 0
 * @param checkpoint the first one kept that covers it; null while none does
 * @param witnesses everyone who may witness, and what they witnessed
 */
public record EntryProof(long index, @Nullable Checkpoint checkpoint, List<Witness> witnesses) {

    public EntryProof {
        witnesses = List.copyOf(witnesses);
    }

    /** A tree of so many entries, as the log signed it. */
    public record Checkpoint(long size, Instant at) {}

    /**
     * @param name of the witness's key
     * @param covered the first checkpoint cosigned that covers the entry, and when, by the witness's clock; null if there is none yet
     */
    public record Witness(
            String nation, String name, @Nullable Checkpoint covered) {}
}
