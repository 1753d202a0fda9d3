package org.entente.label.choice;

import java.util.BitSet;
import java.util.List;
import org.entente.label.policy.CategoryRule;

/**
 * What a level or a value asks for.
 *
 * @param groups sets of values, of which it asks for one each, for one at least, or for one alone
 */
record ValueRule(CategoryRule.Operation operation, List<BitSet> groups) {

    // More values never mend that there are two of what there may be one of.
    boolean isBroken(BitSet chosen) {
        return operation == CategoryRule.Operation.ONLY_ONE
                && Bits.and(Bits.union(groups), chosen).cardinality() > 1;
    }

    /** Of each set that is answered, one value is missing. */
    List<BitSet> missing(BitSet chosen) {
        return switch (operation) {
            case ALL ->
                groups.stream().filter(group -> !group.intersects(chosen)).toList();
            case ONE_OR_MORE, ONLY_ONE -> {
                BitSet any = Bits.union(groups);
                yield any.intersects(chosen) ? List.of() : List.of(any);
            }
        };
    }
}
