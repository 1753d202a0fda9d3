package org.entente.member;

/** A nation administrator looks after the liaison officers of the own nation only: nothing was written but the entry. */
public class BeyondOwnNation extends RuntimeException {

    BeyondOwnNation() {
        super("Only liaison officers of the own nation");
    }
}
