package org.entente.nation;

/** The nation is not as it was when it was read, or has left: nothing was written. */
public class NationChangedMeanwhile extends RuntimeException {

    NationChangedMeanwhile() {
        super("The nation changed meanwhile");
    }
}
