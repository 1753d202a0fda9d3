package org.entente.approval;

/** What a second person agreed to could not be done: nothing was written, and the request waits as before. */
public class AgreedActFailed extends RuntimeException {

    private final Why why;

    /** What stood against it. */
    public enum Why {
        /** The member or the workspace is no longer as it was when it was asked. */
        CHANGED,
        /** Keycloak did not do its part. */
        KEYCLOAK
    }

    public AgreedActFailed(Why why) {
        super("What was agreed to could not be done: " + why);
        this.why = why;
    }

    public Why why() {
        return why;
    }
}
