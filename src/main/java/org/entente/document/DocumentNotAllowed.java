package org.entente.document;

import org.entente.audit.RuleRefusal;
import org.jspecify.annotations.Nullable;

/** This may not be done with the document: nothing was. */
public class DocumentNotAllowed extends RuntimeException implements RuleRefusal {

    private final Why why;

    DocumentNotAllowed(Why why) {
        super(why.name());
        this.why = why;
    }

    @Override
    public Why why() {
        return why;
    }

    /** What the database refused. */
    static @Nullable DocumentNotAllowed of(String sqlState) {
        return switch (sqlState) {
            case "EN002" -> new DocumentNotAllowed(Why.NOT_THE_ORIGINATOR);
            case "EN003" -> new DocumentNotAllowed(Why.ORIGINATOR_LEFT_OUT);
            case "EN004" -> new DocumentNotAllowed(Why.ABOVE_CEILING);
            case "42501" -> new DocumentNotAllowed(Why.BEYOND_RIGHTS);
            default -> null;
        };
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
