package org.entente.audit.proof;

import org.entente.audit.RuleRefusal;

/** A key does not become that of a witness. */
public class WitnessRefused extends RuntimeException implements RuleRefusal {

    private static final long serialVersionUID = 1;

    private final Why why;

    WitnessRefused(Why why) {
        super(why.name());
        this.why = why;
    }

    @Override
    public Why why() {
        return why;
    }

    @Override
    public Entry entry() {
        return Entry.NONE;
    }

    /** What stands against it. */
    public enum Why {
        /** It is not the public key of a witness. */
        NO_KEY,
        /** A key of this name, or this key, is known, or was once. */
        TAKEN
    }
}
