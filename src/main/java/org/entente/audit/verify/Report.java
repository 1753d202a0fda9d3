package org.entente.audit.verify;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the check of a bundle has to say.
 *
 * @param entries what was seen of entries
 * @param complete whether every entry of the tree is there
 * @param logKey the key that the signature was held against
 * @param logKeyGiven whether it was given; otherwise the bundle brought it
 * @param vouched entries below this are in a tree that a given key, or a kept checkpoint, vouches for
 * @param checkpoints the checkpoints that were given and that the tree continues
 * @param findings ascending; none if all is proved
 */
record Report(
        Evidence evidence,
        Checkpoint checkpoint,
        Tally entries,
        boolean complete,
        VerifierKey logKey,
        boolean logKeyGiven,
        long vouched,
        List<Cosigner> cosigners,
        List<Continued> checkpoints,
        int strangeSignatures,
        int unreadableSignatures,
        List<Finding> findings) {

    /**
     * A witness, and the largest checkpoint that it cosigned here.
     *
     * @param nation as the bundle says; null where it does not
     * @param given whether its key was given; otherwise the bundle brought it
     */
    record Cosigner(VerifierKey key, @Nullable String nation, boolean given, long size, Instant at) {}

    /** A checkpoint that was given. */
    record Continued(String file, long size) {}

    boolean proved() {
        return findings.isEmpty();
    }
}
