package org.entente.spill;

import org.entente.audit.Refusal;
import org.jspecify.annotations.Nullable;

/** This may not be done with a case: nothing was. */
public class SpillRefused extends RuntimeException implements Refusal {

    private final Why why;

    SpillRefused(Why why) {
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
            case CHANGED_MEANWHILE, NOT_OPEN, NO_REASON -> Entry.NONE;
            default -> Entry.DENIED;
        };
    }

    /** What the database refused. */
    static @Nullable SpillRefused of(String sqlState) {
        return switch (sqlState) {
            case "EN003" -> new SpillRefused(Why.ORIGINATOR_LEFT_OUT);
            case "EN004" -> new SpillRefused(Why.ABOVE_CEILING);
            case "EN010" -> new SpillRefused(Why.SECOND_PERSON);
            case "EN020" -> new SpillRefused(Why.BELOW_FOREIGN);
            case "EN013", "23505" -> new SpillRefused(Why.NOT_OPEN);
            case "42501" -> new SpillRefused(Why.BEYOND_RIGHTS);
            default -> null;
        };
    }

    /** What stands against it. */
    public enum Why {
        /** The object or the case is not there for the asker, or is not the asker's to handle. */
        NOT_THERE,
        /** The label is not any more what the asker saw. */
        CHANGED_MEANWHILE,
        /** The case has come further meanwhile, or not so far. */
        NOT_OPEN,
        /** Whoever reported it does not release it; whoever asked for a label that opens does not agree to it. */
        SECOND_PERSON,
        /** A label is always releasable to its originator. */
        ORIGINATOR_LEFT_OUT,
        /** The label is above the workspace's ceiling, or of another policy. */
        ABOVE_CEILING,
        /** The file came with a label of its originator elsewhere, and the right one would permit more. */
        BELOW_FOREIGN,
        /** The asker may not read the label that is to be agreed to. */
        BEYOND_RIGHTS,
        /** A report needs a reason of at most 1,000 characters. */
        NO_REASON
    }
}
