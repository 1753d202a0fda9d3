package org.entente.message;

/** It may not be written like this: nothing was. */
public class MessageNotAllowed extends RuntimeException {

    private final Why why;

    MessageNotAllowed(Why why) {
        super(why.name());
        this.why = why;
    }

    public Why why() {
        return why;
    }

    /** The rule that stands against it. */
    public enum Why {
        /** A label is always releasable to its originator. */
        ORIGINATOR_LEFT_OUT,
        /** The label is above the workspace's ceiling. */
        ABOVE_CEILING,
        /** Somebody whom it is for may not read what carries this label. */
        NOT_READABLE_TO_ALL,
        /** The asker may not read what carries this label, not write in this workspace, or not change what another wrote. */
        BEYOND_RIGHTS
    }
}
