package org.entente.document;

/** The portal cannot make a picture of this page; the file itself is as it was stored. */
public class CannotBeShown extends Exception {

    private final Why why;

    CannotBeShown(Why why) {
        super(why.name());
        this.why = why;
    }

    public Why why() {
        return why;
    }

    /** What stands against it. */
    public enum Why {
        /** Files of this type are not shown. */
        TYPE,
        /** The file is larger than what is shown. */
        TOO_LARGE,
        /** It is locked with a password. */
        LOCKED,
        /** It is damaged, or asks for more time or memory than it is given. */
        UNREADABLE,
        /** Others are being served; it works again in a moment. */
        BUSY
    }
}
