package org.entente.nation;

import org.entente.shared.NationCode;

/** A nation that takes part, or took part. */
public record Nation(NationCode code, String name, State state, int version) {

    /** Whether its members may act. */
    public enum State {
        ACTIVE,
        SUSPENDED,
        LEFT
    }
}
