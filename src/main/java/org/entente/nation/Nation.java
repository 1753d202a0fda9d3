package org.entente.nation;

import org.entente.label.Clearances;
import org.entente.shared.NationCode;

/**
 * A nation that takes part, or took part.
 *
 * @param clearances what its people may be given at most
 */
public record Nation(NationCode code, String name, State state, Clearances clearances, int version) {

    /** Whether its members may act. */
    public enum State {
        ACTIVE,
        SUSPENDED,
        LEFT
    }
}
