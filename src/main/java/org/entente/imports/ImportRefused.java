package org.entente.imports;

import org.entente.audit.RuleRefusal;
import org.jspecify.annotations.Nullable;

/** Nothing may be imported like this there: nothing was. */
public class ImportRefused extends RuntimeException implements RuleRefusal {

    private final Why why;

    ImportRefused(Why why) {
        super(why.name());
        this.why = why;
    }

    @Override
    public Why why() {
        return why;
    }

    /** What the database refused. */
    static @Nullable ImportRefused of(String sqlState) {
        return switch (sqlState) {
            case "EN002", "EN003", "EN004", "42501" -> new ImportRefused(Why.BEYOND_RIGHTS);
            default -> null;
        };
    }

    /** The rule that stands against it. */
    public enum Why {
        /** A label is always releasable to its originator, the importing nation. */
        ORIGINATOR_LEFT_OUT,
        /** The label is above the workspace's ceiling. */
        ABOVE_CEILING,
        /** The asker may not read what carries this label, or not write in this workspace. */
        BEYOND_RIGHTS
    }
}
