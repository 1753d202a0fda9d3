package org.entente.label;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.entente.label.policy.Classification;
import org.entente.label.policy.PolicyTag;
import org.entente.label.policy.SecurityPolicy;
import org.entente.shared.NationCode;
import org.springframework.stereotype.Component;

/**
 * What a nation is cleared for where nothing else was agreed with it: every level of the policies that the portal brings along,
 * what is released to it, and every caveat of the coalition's own policy. Of another policy's restrictions it holds those that
 * mean nobody but itself, as NOFORN does for the United States.
 */
@Component
class StandingClearances {

    private final PolicyStore store;
    private final CoalitionPolicy coalition;

    StandingClearances(PolicyStore store, CoalitionPolicy coalition) {
        this.store = store;
        this.coalition = coalition;
    }

    Clearances of(NationCode nation) {
        return new Clearances(store.shipped().stream()
                .map(policy -> policy.name().equals(CoalitionPolicy.NAME)
                        ? clearance(policy, nation, own(policy, nation))
                        : clearance(policy, nation, of(policy, TagType.RESTRICTIVE, value -> means(value, nation))))
                .toList());
    }

    // Also what new labels do not carry any more: old ones do. A nation that the policy does not know is named all the
    // same.
    private static List<Category> own(SecurityPolicy policy, NationCode nation) {
        List<Category> categories = new ArrayList<>(of(policy, TagType.RESTRICTIVE, any -> true));
        if (policy.tag(CoalitionPolicy.RELEASABLE_TO, TagType.PERMISSIVE)
                .flatMap(tag -> tag.value(nation.value()))
                .isEmpty()) {
            categories.add(Category.of(TagType.PERMISSIVE, CoalitionPolicy.RELEASABLE_TO, List.of(nation.value())));
        }
        return categories;
    }

    private static Clearance clearance(SecurityPolicy policy, NationCode nation, List<Category> besides) {
        List<Category> categories = new ArrayList<>(
                of(policy, TagType.PERMISSIVE, value -> value.name().equalsIgnoreCase(nation.value())));
        categories.addAll(besides);
        return new Clearance(
                policy.name(),
                new TreeSet<>(policy.levels().stream().map(Classification::name).toList()),
                categories);
    }

    private static List<Category> of(SecurityPolicy policy, TagType type, Predicate<PolicyTag.Value> wanted) {
        return policy.tags().stream()
                .filter(tag -> tag.type() == type && tag.values().stream().anyMatch(wanted))
                .map(tag -> Category.of(
                        type,
                        tag.name(),
                        tag.values().stream()
                                .filter(wanted)
                                .map(PolicyTag.Value::name)
                                .toList()))
                .toList();
    }

    /** Whether the value is the same as a release to that nation alone. */
    private boolean means(PolicyTag.Value value, NationCode nation) {
        return coalition.policy().tag(CoalitionPolicy.RELEASABLE_TO, TagType.PERMISSIVE).stream()
                .anyMatch(tag -> tag.value(nation.value())
                        .filter(own -> !value.equivalents().isEmpty()
                                && value.equivalents().stream()
                                        .allMatch(one -> one.policy().equals(CoalitionPolicy.NAME)
                                                && one.tagSetOid().equals(tag.oid())
                                                && one.lacv() == own.lacv()))
                        .isPresent());
    }
}
