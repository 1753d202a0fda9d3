package org.entente.label;

/** How a category bears on the access decision (ADatP-4774, attribute {@code Type}). */
public enum TagType {
    /** Every value must be held. */
    RESTRICTIVE,
    /** At least one value must be held. */
    PERMISSIVE,
    /** Does not bear on the decision. */
    INFORMATIVE
}
