package org.entente.label;

import org.entente.label.policy.Classification;
import org.entente.label.policy.SecurityPolicy;

/**
 * The levels for which one person alone may not clear anybody: the two highest of each policy; of the coalition's own everything
 * from CONFIDENTIAL up, whatever levels a later edition may add above; and what opens one of those by an equivalent, in whichever
 * direction that is stated.
 */
final class HighLevels {

    private static final String FIRST_OF_THE_COALITION = "CONFIDENTIAL";

    private HighLevels() {}

    static boolean has(SecurityPolicy policy, Classification level, Policies policies) {
        return isHigh(policy, level)
                || policies.current(CoalitionPolicy.NAME).stream()
                        .anyMatch(coalition -> coalition.levels().stream()
                                .filter(ours -> isHigh(coalition, ours))
                                .anyMatch(ours -> states(policy, level, coalition, ours)
                                        || states(coalition, ours, policy, level)));
    }

    private static boolean isHigh(SecurityPolicy policy, Classification level) {
        int count = policy.levels().size();
        boolean amongTheHighest =
                policy.levels().subList(Math.max(0, count - 2), count).contains(level);
        return amongTheHighest
                || policy.name().equals(CoalitionPolicy.NAME)
                        && policy.level(FIRST_OF_THE_COALITION)
                                .map(first -> level.rank() >= first.rank())
                                .orElse(true);
    }

    private static boolean states(
            SecurityPolicy from, Classification level, SecurityPolicy to, Classification equivalent) {
        return from.equivalents().stream()
                .filter(link -> link.oid().equals(to.oid()))
                .anyMatch(link -> level.equivalents().stream()
                        .anyMatch(one -> one.policy().equals(link.name()) && one.lacv() == equivalent.lacv()));
    }
}
