package org.entente.label;

import java.util.List;
import org.entente.label.policy.Classification;

/** The label of a collection of labelled objects (ADatP-4774.1 section 4.4). */
public sealed interface RollUp {

    /** Nothing labelled is in the collection. */
    record Nothing() implements RollUp {}

    /** The label that covers every object of the collection. */
    record Covered(ConfidentialityLabel label) implements RollUp {}

    /**
     * No label covers all: the objects share no release, or what covers them would not be valid. A person must decide. Never
     * to be read as "no restriction".
     *
     * @param policy the name of their policy
     * @param highest the highest level in the collection
     */
    record NoCommonRelease(String policy, Classification highest) implements RollUp {}

    /**
     * The objects are of policies between which nobody stated equivalents: each policy's own roll-up stands.
     *
     * @param parts at least two, none of them {@link Nothing} or this
     */
    record SeveralPolicies(List<RollUp> parts) implements RollUp {

        public SeveralPolicies {
            parts = List.copyOf(parts);
        }
    }
}
