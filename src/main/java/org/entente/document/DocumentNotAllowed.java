package org.entente.document;

/** This may not be done with the document: nothing was. */
public class DocumentNotAllowed extends RuntimeException {

    private final Why why;

    DocumentNotAllowed(Why why) {
        super(why.name());
        this.why = why;
    }

    public Why why() {
        return why;
    }

    /** The rule that stands against it. */
    public enum Why {
        /** Only the originating nation changes a label or withdraws. */
        NOT_THE_ORIGINATOR,
        /** A label is always releasable to its originator. */
        ORIGINATOR_LEFT_OUT,
        /** The label is above the workspace's ceiling. */
        ABOVE_CEILING,
        /** The asker may not read what carries this label, or not write in this workspace. */
        BEYOND_RIGHTS,
        /** A reader looks at documents and does not take them along. */
        VIEW_ONLY
    }
}
