package org.entente.binding;

import org.entente.audit.RuleRefusal;

/** The object is not given for taking along. */
public class ExportRefused extends RuntimeException implements RuleRefusal {

    private final Why why;

    ExportRefused(Why why) {
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
            case VIEW_ONLY -> Entry.DENIED;
            case NO_COMMON_RELEASE, TOO_LARGE -> Entry.FAILED;
        };
    }

    /** What stands against it. */
    public enum Why {
        /** It is not there for the asker. */
        NOT_THERE,
        /** A reader looks and takes nothing along. */
        VIEW_ONLY,
        /** No label covers its parts. */
        NO_COMMON_RELEASE,
        /** It is larger than bindings are. */
        TOO_LARGE
    }
}
