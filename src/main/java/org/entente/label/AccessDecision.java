package org.entente.label;

import org.jspecify.annotations.Nullable;

/**
 * The answer for one label and one clearance.
 *
 * @param reason why not; null when permitted
 */
public record AccessDecision(boolean permitted, @Nullable Reason reason) {

    static final AccessDecision PERMIT = new AccessDecision(true, null);

    static AccessDecision deny(Kind kind, String detail) {
        return new AccessDecision(false, new Reason(kind, detail));
    }

    /**
     * The first reason found.
     *
     * @param detail the level or tag values at fault, for a sentence to a person
     */
    public record Reason(Kind kind, String detail) {}

    /** In the order in which they are looked for. */
    public enum Kind {
        INVALID_LABEL,
        OTHER_POLICY,
        CLASSIFICATION,
        NOT_RELEASABLE,
        CAVEAT
    }
}
