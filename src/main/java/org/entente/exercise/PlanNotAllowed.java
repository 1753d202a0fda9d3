package org.entente.exercise;

/** The plan may not be written like this: nothing was. */
public class PlanNotAllowed extends RuntimeException {

    private final Why why;

    PlanNotAllowed(Why why) {
        super(why.name());
        this.why = why;
    }

    public Why why() {
        return why;
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
