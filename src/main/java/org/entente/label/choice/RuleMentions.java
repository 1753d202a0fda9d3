package org.entente.label.choice;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.entente.label.policy.CategoryRule;
import org.entente.label.policy.PolicyTag;
import org.entente.label.policy.SecurityPolicy;

/** In which rules of a policy each value is named by itself, not only as one of a tag's. */
final class RuleMentions {

    private final List<Set<String>> found = new ArrayList<>();
    private final Function<CategoryRule.Group, BitSet> covered;

    private RuleMentions(int values, Function<CategoryRule.Group, BitSet> covered) {
        for (int value = 0; value < values; value++) {
            found.add(new HashSet<>());
        }
        this.covered = covered;
    }

    /**
     * @param values by their numbers
     * @param covered the numbers of the values that a group names
     */
    static List<Set<String>> of(
            SecurityPolicy policy, List<PolicyTag.Value> values, Function<CategoryRule.Group, BitSet> covered) {
        RuleMentions mentions = new RuleMentions(values.size(), covered);
        policy.levels().forEach(level -> mentions.in(level.required(), "level " + level.name()));
        for (int value = 0; value < values.size(); value++) {
            mentions.in(values.get(value).required(), "needs " + value);
            for (CategoryRule.Group group : values.get(value).excluded()) {
                mentions.in(group, "excludes " + value);
            }
        }
        return mentions.found;
    }

    private void in(List<CategoryRule> rules, String owner) {
        for (int n = 0; n < rules.size(); n++) {
            String place = owner + " " + n;
            rules.get(n).groups().forEach(group -> in(group, place));
        }
    }

    private void in(CategoryRule.Group group, String place) {
        if (group.lacv() != null) {
            covered.apply(group).stream().forEach(value -> found.get(value).add(place));
        }
    }
}
