package org.entente.label;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.entente.label.policy.SecurityPolicy;

/**
 * Whether another label only restricts, judged by the labels alone: the same policy, the same level or a higher one, every
 * permissive tag still there with no value more, every restrictive value still there, and both labels valid. Whatever is not
 * understood opens. Informative tags do not bear on it.
 *
 * <p>This holds for whoever is cleared under the labels' policy for a level and all below it. A clearance need not be like that,
 * and who is cleared under another policy is judged by equivalents. Who could be shown the object is known to the database, which
 * asks their decisions besides, at the moment of the change.
 */
final class LabelRelations {

    private final Policies policies;

    LabelRelations(Policies policies) {
        this.policies = policies;
    }

    LabelRelation between(ConfidentialityLabel from, ConfidentialityLabel to) {
        SecurityPolicy before = policies.of(from).orElse(null);
        SecurityPolicy after = policies.of(to).orElse(null);
        if (before == null || after == null || !before.name().equalsIgnoreCase(after.name())) {
            return LabelRelation.OPENS;
        }
        ConfidentialityLabel was = before.spelled(from);
        ConfidentialityLabel becomes = after.spelled(to);
        if (!before.problems(was).isEmpty() || !after.problems(becomes).isEmpty()) {
            return LabelRelation.OPENS;
        }
        if (was.saysTheSameAs(becomes)) {
            return LabelRelation.SAME;
        }
        boolean noLower =
                was.classification().equals(becomes.classification()) || rank(after, becomes) > rank(before, was);
        return noLower && was.categories().stream().allMatch(category -> keeps(category, becomes))
                ? LabelRelation.RESTRICTS
                : LabelRelation.OPENS;
    }

    private static boolean keeps(Category category, ConfidentialityLabel label) {
        Set<String> now = values(label, category);
        return switch (category.type()) {
            case PERMISSIVE -> !now.isEmpty() && upper(category).containsAll(now);
            case RESTRICTIVE -> now.containsAll(upper(category));
            case INFORMATIVE -> true;
        };
    }

    private static Set<String> values(ConfidentialityLabel label, Category like) {
        return label.categories().stream()
                .filter(one -> one.type() == like.type() && one.tagName().equalsIgnoreCase(like.tagName()))
                .flatMap(one -> upper(one).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> upper(Category category) {
        return category.values().stream()
                .map(value -> value.toUpperCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }

    private static int rank(SecurityPolicy policy, ConfidentialityLabel label) {
        return policy.level(label.classification()).orElseThrow().rank();
    }
}
