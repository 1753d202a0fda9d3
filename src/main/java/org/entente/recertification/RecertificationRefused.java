package org.entente.recertification;

import org.entente.audit.Refusal;
import org.jspecify.annotations.Nullable;

/** This may not be done in a round: nothing was. */
public class RecertificationRefused extends RuntimeException implements Refusal {

    private final Why why;

    RecertificationRefused(Why why) {
        super(why.name());
        this.why = why;
    }

    public Why why() {
        return why;
    }

    @Override
    public String reason() {
        return why.name();
    }

    @Override
    public Entry entry() {
        return switch (why) {
            case NOT_THERE -> Entry.NOT_GIVEN;
            case NOT_YOURS -> Entry.DENIED;
            case OVER, ANSWERED, NOT_OPENED, NO_REASON -> Entry.NONE;
        };
    }

    /** What the database refused. */
    static @Nullable RecertificationRefused of(String sqlState) {
        return sqlState.equals("42501") ? new RecertificationRefused(Why.NOT_THERE) : null;
    }

    /** What stands against it. */
    public enum Why {
        /** The round, the line or the workspace is not there for the asker. */
        NOT_THERE,
        /** Nobody answers for oneself, and an administrator only where no lead can. */
        NOT_YOURS,
        /** The round is closed, or its time is over. */
        OVER,
        /** Somebody answered meanwhile, or the admission ended or changed. */
        ANSWERED,
        /** A round is open already, or nobody is admitted. */
        NOT_OPENED,
        /** Whoever withdraws says why, in at most 1,000 characters. */
        NO_REASON
    }
}
