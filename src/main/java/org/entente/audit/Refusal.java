package org.entente.audit;

/** An exception by which a feature tells that an act was refused or failed, and that nothing was done. */
public interface Refusal {

    /** Why, in a word for the auditor. */
    String reason();

    /** How the attempt is entered. */
    default Entry entry() {
        return Entry.DENIED;
    }

    /** What the log holds of an attempt that came to nothing. */
    enum Entry {
        /** An attempt at what a rule forbids, with the reason. */
        DENIED,
        /** An attempt that could not be carried out, with the reason. */
        FAILED,
        /** That the object was asked for and is not there for the asker; the database finds the reason. */
        NOT_GIVEN,
        /** Nothing: no right was at stake. */
        NONE
    }
}
