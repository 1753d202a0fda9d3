package org.entente.nation;

import org.entente.shared.NationCode;

/** A nation of that code takes part already: nothing was written. */
public class NationAlreadyThere extends RuntimeException {

    NationAlreadyThere(NationCode code) {
        super(code + " takes part already");
    }
}
