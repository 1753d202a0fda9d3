package org.entente.message;

import org.entente.audit.RuleRefusal;
import org.jspecify.annotations.Nullable;

/** It may not be written like this: nothing was. */
public class MessageNotAllowed extends RuntimeException implements RuleRefusal {

    private final Why why;

    MessageNotAllowed(Why why) {
        super(why.name());
        this.why = why;
    }

    @Override
    public Why why() {
        return why;
    }

    /** What the database refused. */
    static @Nullable MessageNotAllowed of(String sqlState) {
        return switch (sqlState) {
            case "EN003" -> new MessageNotAllowed(Why.ORIGINATOR_LEFT_OUT);
            case "EN004" -> new MessageNotAllowed(Why.ABOVE_CEILING);
            case "EN001", "42501" -> new MessageNotAllowed(Why.BEYOND_RIGHTS);
            default -> null;
        };
    }

    /** The rule that stands against it. */
    public enum Why {
        /** A label is always releasable to its originator. */
        ORIGINATOR_LEFT_OUT,
        /** The label is above the workspace's ceiling. */
        ABOVE_CEILING,
        /** Somebody whom it is for may not read what carries this label. */
        NOT_READABLE_TO_ALL,
        /** The asker may not read what carries this label, not write in this workspace, or not change what another wrote. */
        BEYOND_RIGHTS
    }
}
