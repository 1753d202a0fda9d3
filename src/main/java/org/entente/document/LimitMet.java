package org.entente.document;

import org.entente.audit.Refusal;

/** A limit was met: nothing of the file is kept. */
public class LimitMet extends RuntimeException implements Refusal {

    private final Limit limit;
    private final long bytes;

    LimitMet(Limit limit, long bytes) {
        super(limit + " of " + bytes + " bytes");
        this.limit = limit;
        this.bytes = bytes;
    }

    public Limit limit() {
        return limit;
    }

    /** How much the limit allows. */
    public long bytes() {
        return bytes;
    }

    /** What can be met. */
    public enum Limit {
        /** One file is larger than a file may be. */
        FILE,
        /** The workspace would hold more than it may. */
        WORKSPACE,
        /** The file is empty. */
        EMPTY
    }

    @Override
    public String reason() {
        return "LIMIT_" + limit;
    }

    @Override
    public Entry entry() {
        return Entry.FAILED;
    }
}
