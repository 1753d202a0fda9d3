package org.entente.label.policy;

import java.util.List;

/**
 * A level of a security policy.
 *
 * @param lacv its number in the policy
 * @param rank its place in the policy's hierarchy; lower is less sensitive
 * @param colour the policy's colour for it, {@code #RRGGBB}; never the only sign of the level
 * @param obsolete valid in old labels, not for new ones
 */
public record Classification(
        String name,
        int lacv,
        int rank,
        String colour,
        boolean obsolete,
        List<CategoryRule> required,
        MarkingPhrases phrases,
        List<PolicyEquivalent.OfLevel> equivalents) {

    public Classification {
        required = List.copyOf(required);
        equivalents = List.copyOf(equivalents);
    }
}
