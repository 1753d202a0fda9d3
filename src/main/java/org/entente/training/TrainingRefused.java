package org.entente.training;

import org.entente.audit.RuleRefusal;
import org.jspecify.annotations.Nullable;

/** It may not be done like this, or no longer: nothing was. */
public class TrainingRefused extends RuntimeException implements RuleRefusal {

    private final Why why;

    TrainingRefused(Why why) {
        super(why.name());
        this.why = why;
    }

    @Override
    public Why why() {
        return why;
    }

    @Override
    public Entry entry() {
        return switch (why) {
            case NOT_THERE -> Entry.NOT_GIVEN;
            case CHANGED_MEANWHILE -> Entry.NONE;
            default -> Entry.DENIED;
        };
    }

    /** What the database refused. */
    static @Nullable TrainingRefused of(String sqlState) {
        return switch (sqlState) {
            case "EN002" -> new TrainingRefused(Why.NOT_THE_ORIGINATOR);
            case "EN003" -> new TrainingRefused(Why.ORIGINATOR_LEFT_OUT);
            case "EN004" -> new TrainingRefused(Why.ABOVE_CEILING);
            case "EN010" -> new TrainingRefused(Why.NO_SEAT);
            case "EN011" -> new TrainingRefused(Why.NOT_ONES_OWN);
            case "EN012" -> new TrainingRefused(Why.NO_NOMINATIONS);
            case "EN013" -> new TrainingRefused(Why.NO_SUCH_STEP);
            case "42501" -> new TrainingRefused(Why.BEYOND_RIGHTS);
            case "23505" -> new TrainingRefused(Why.NOMINATED_ALREADY);
            default -> null;
        };
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
