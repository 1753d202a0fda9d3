package org.entente.watching;

import org.entente.audit.RuleRefusal;

/** An alert was not acknowledged or opened again: nothing was written. */
public class AlertNotAnswered extends RuntimeException implements RuleRefusal {

    private final Why why;

    AlertNotAnswered(Why why) {
        super(why.name());
        this.why = why;
    }

    /** What stood in the way. */
    public enum Why {
        /** It is about whoever answers it. */
        ONESELF,
        /** It is not open any more, or open again, or was acknowledged by somebody else. */
        CHANGED
    }

    @Override
    public Why why() {
        return why;
    }

    @Override
    public Entry entry() {
        return why == Why.ONESELF ? Entry.DENIED : Entry.NONE;
    }
}
