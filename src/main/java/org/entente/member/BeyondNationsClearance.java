package org.entente.member;

import org.entente.audit.Refusal;
import org.jspecify.annotations.Nullable;

/** A clearance gives more than the nation is cleared for, or it did when it was to be given: nothing was written. */
public class BeyondNationsClearance extends RuntimeException implements Refusal {

    BeyondNationsClearance() {
        super("A member is given no more than the nation is cleared for");
    }

    @Override
    public String reason() {
        return "BEYOND_NATION";
    }

    /** What the database refuses, in these terms. */
    static @Nullable RuntimeException of(String sqlState) {
        return sqlState.equals("EN017") ? new BeyondNationsClearance() : null;
    }
}
