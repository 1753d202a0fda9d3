package org.entente.label;

/** The label of a collection of labelled objects (ADatP-4774.1 section 4.4). */
public sealed interface RollUp {

    /** Nothing labelled is in the collection. */
    record Nothing() implements RollUp {}

    /** The label that covers every object of the collection. */
    record Covered(ConfidentialityLabel label) implements RollUp {}

    /**
     * The objects share no nation that all of them may be released to: a person must decide. Never to be read as "no
     * restriction".
     *
     * @param highest the highest level in the collection
     */
    record NoCommonRelease(Classification highest) implements RollUp {}
}
