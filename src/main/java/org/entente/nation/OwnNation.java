package org.entente.nation;

/** Nobody suspends one's own nation, which would leave nobody to undo it: nothing was written. */
public class OwnNation extends RuntimeException {

    OwnNation() {
        super("An administrator does not suspend or reinstate one's own nation");
    }
}
