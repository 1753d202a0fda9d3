package org.entente.exercise;

import org.entente.audit.RuleRefusal;
import org.jspecify.annotations.Nullable;

/** The plan may not be written like this: nothing was. */
public class PlanNotAllowed extends RuntimeException implements RuleRefusal {

    private final Why why;

    PlanNotAllowed(Why why) {
        super(why.name());
        this.why = why;
    }

    @Override
    public Why why() {
        return why;
    }

    /** What the database refused. */
    static @Nullable PlanNotAllowed of(String sqlState) {
        return switch (sqlState) {
            case "EN002" -> new PlanNotAllowed(Why.NOT_THE_ORIGINATOR);
            case "EN003" -> new PlanNotAllowed(Why.ORIGINATOR_LEFT_OUT);
            case "EN004" -> new PlanNotAllowed(Why.ABOVE_CEILING);
            case "42501" -> new PlanNotAllowed(Why.BEYOND_RIGHTS);
            default -> null;
        };
    }

    /** The rule that stands against it. */
    public enum Why {
        /** Only the originating nation changes a label. */
        NOT_THE_ORIGINATOR,
        /** A label is always releasable to its originator. */
        ORIGINATOR_LEFT_OUT,
        /** The label is above the workspace's ceiling. */
        ABOVE_CEILING,
        /** The asker may not read what carries this label, or not write in this workspace. */
        BEYOND_RIGHTS
    }
}
