package org.entente.imports;

/** Nothing may be imported like this there: nothing was. */
public class ImportRefused extends RuntimeException {

    private final Why why;

    ImportRefused(Why why) {
        super(why.name());
        this.why = why;
    }

    public Why why() {
        return why;
    }

    /** The rule that stands against it. */
    public enum Why {
        /** A label is always releasable to its originator, the importing nation. */
        ORIGINATOR_LEFT_OUT,
        /** The label is above the workspace's ceiling. */
        ABOVE_CEILING,
        /** The asker may not read what carries this label, or not write in this workspace. */
        BEYOND_RIGHTS
    }
}
