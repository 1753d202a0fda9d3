package org.entente.document.page;

/** No picture could be made. */
public class NotDrawn extends Exception {

    private final Why why;

    NotDrawn(Why why) {
        super(why.name());
        this.why = why;
    }

    public Why why() {
        return why;
    }

    /** What stood against it. */
    public enum Why {
        /** It is locked with a password. */
        LOCKED,
        /** It is damaged, or asked for more time or memory than it is given. */
        UNREADABLE,
        /** As many pictures as may be are being made. */
        BUSY
    }
}
