package org.entente.audit.trail;

import java.util.Arrays;
import java.util.Optional;

/** How an entry came to be in the log, as it was sealed with it. */
public enum EntryOrigin {
    /** Through the portal, which vouches for it. */
    PORTAL("portal"),
    /** Before there was anything to vouch for it with. */
    BEFORE("before"),
    /** Through the portal, and with another time than it was entered at. */
    MISDATED("misdated"),
    /** Not through the portal. */
    UNKNOWN("unknown"),
    /** It was announced, and was gone when it was to be sealed. */
    MISSING("missing");

    private final String written;

    EntryOrigin(String written) {
        this.written = written;
    }

    /** As it is sealed. */
    public String written() {
        return written;
    }

    /** What was sealed; empty for what is none of these. */
    public static Optional<EntryOrigin> of(String written) {
        return Arrays.stream(values())
                .filter(origin -> origin.written.equals(written))
                .findFirst();
    }

    /** Whether the portal does not stand for what the entry says. */
    public boolean strange() {
        return this == UNKNOWN || this == MISSING || this == MISDATED;
    }
}
