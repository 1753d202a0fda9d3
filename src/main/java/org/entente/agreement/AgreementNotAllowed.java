package org.entente.agreement;

import org.entente.audit.RuleRefusal;
import org.jspecify.annotations.Nullable;

/** A rule stands against it: nothing was written. */
public class AgreementNotAllowed extends RuntimeException implements RuleRefusal {

    private final Why why;

    public AgreementNotAllowed(Why why) {
        super(why.name());
        this.why = why;
    }

    @Override
    public Why why() {
        return why;
    }

    /** What the database refused. */
    static @Nullable AgreementNotAllowed of(String sqlState) {
        return switch (sqlState) {
            case "EN002" -> new AgreementNotAllowed(Why.NOT_THE_ORIGINATOR);
            case "EN003" -> new AgreementNotAllowed(Why.ORIGINATOR_LEFT_OUT);
            case "EN004" -> new AgreementNotAllowed(Why.ABOVE_CEILING);
            case "EN006", "23514" -> new AgreementNotAllowed(Why.CIRCLE);
            case "42501" -> new AgreementNotAllowed(Why.BEYOND_RIGHTS);
            default -> null;
        };
    }

    /** The rule. */
    public enum Why {
        /** Only the originating nation changes a label. */
        NOT_THE_ORIGINATOR,
        /** A label is always releasable to its originator. */
        ORIGINATOR_LEFT_OUT,
        /** The label is above the workspace's ceiling. */
        ABOVE_CEILING,
        /** An agreement stands under one of the same workspace, and never, however far up, under itself. */
        CIRCLE,
        /** The same act of the same party on the same day stands there already. */
        ALREADY_RECORDED,
        /** The asker may read it and not write it. */
        BEYOND_RIGHTS
    }
}
