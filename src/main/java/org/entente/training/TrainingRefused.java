package org.entente.training;

/** It may not be done like this, or no longer: nothing was. */
public class TrainingRefused extends RuntimeException {

    private final Why why;

    TrainingRefused(Why why) {
        super(why.name());
        this.why = why;
    }

    public Why why() {
        return why;
    }

    /** What stands against it. */
    public enum Why {
        /** It is not there for the asker. */
        NOT_THERE,
        /** Somebody changed it since it was read. */
        CHANGED_MEANWHILE,
        NOT_THE_ORIGINATOR,
        ORIGINATOR_LEFT_OUT,
        ABOVE_CEILING,
        /** The asker may not read what carries this label, or not write there. */
        BEYOND_RIGHTS,
        /** More seats are kept or taken than there would be. */
        NO_SEAT,
        /** A nation nominates its own people, whom the nominator may know of. */
        NOT_ONES_OWN,
        /** The iteration is not open, or the last day for nominations is over. */
        NO_NOMINATIONS,
        NOMINATED_ALREADY,
        /** It does not go there from where it stands, or not by this nation. */
        NO_SUCH_STEP
    }
}
