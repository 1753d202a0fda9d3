package org.entente.label.choice;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.entente.label.policy.CategoryRule;
import org.entente.label.policy.SecurityPolicy;

/** In which rules of a policy each value is named by itself, not only as one of a tag's. */
final class RuleMentions {

    private final List<Set<String>> found = new ArrayList<>();
    private final NumberedValues values;

    private RuleMentions(NumberedValues values) {
        for (int value = 0; value < values.count(); value++) {
            found.add(new HashSet<>());
        }
        this.values = values;
    }

    static List<Set<String>> of(SecurityPolicy policy, NumberedValues values) {
        RuleMentions mentions = new RuleMentions(values);
        policy.levels().forEach(level -> mentions.in(level.required(), "level " + level.name()));
        for (int value = 0; value < values.count(); value++) {
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
            values.covered(group).stream().forEach(value -> found.get(value).add(place));
        }
    }
}
