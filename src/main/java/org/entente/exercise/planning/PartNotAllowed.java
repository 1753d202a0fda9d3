package org.entente.exercise.planning;

import org.entente.audit.RuleRefusal;
import org.jspecify.annotations.Nullable;

/** The part of the plan may not be written like this: nothing was. */
public class PartNotAllowed extends RuntimeException implements RuleRefusal {

    private final Why why;

    PartNotAllowed(Why why) {
        super(why.name());
        this.why = why;
    }

    @Override
    public Why why() {
        return why;
    }

    /** What the database refused. */
    static @Nullable PartNotAllowed of(String sqlState) {
        return switch (sqlState) {
            case "EN002" -> new PartNotAllowed(Why.NOT_THE_ORIGINATOR);
            case "EN003" -> new PartNotAllowed(Why.ORIGINATOR_LEFT_OUT);
            case "EN004" -> new PartNotAllowed(Why.ABOVE_CEILING);
            case "42501" -> new PartNotAllowed(Why.BEYOND_RIGHTS);
            case "23505" -> new PartNotAllowed(Why.INVITED_ALREADY);
            default -> null;
        };
    }

    /** The rule that stands against it. */
    public enum Why {
        /** Only the nation that wrote a section changes its own label. */
        NOT_THE_ORIGINATOR,
        /** A label is always releasable to its originator. */
        ORIGINATOR_LEFT_OUT,
        /** The label is above the workspace's ceiling. */
        ABOVE_CEILING,
        /** The asker may not write here, or the plan is not there any more. */
        BEYOND_RIGHTS,
        /** The nation is invited already. */
        INVITED_ALREADY,
        /** Key dates are counted back from a first day, which is not known yet. */
        NO_FIRST_DAY
    }
}
