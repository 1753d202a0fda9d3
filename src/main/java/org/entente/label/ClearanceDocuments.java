package org.entente.label;

import java.util.Optional;

/** Clearances as documents that travel. */
public interface ClearanceDocuments {

    /** The largest document, in bytes. */
    int MOST_BYTES = 256 << 10;

    /**
     * What a document states, in the spelling of its policy.
     *
     * @throws UnreadableDocument if it holds no clearance, or one for a policy that is not loaded, with the place and the reason
     */
    StatedClearance read(byte[] document);

    /** What is held under a policy, as a document of ADatP-4774; empty if nothing. */
    Optional<byte[]> write(Clearances clearances, String policy);
}
