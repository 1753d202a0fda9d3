package org.entente.label;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.entente.label.policy.Classification;
import org.entente.label.policy.MarkingPhrases;
import org.entente.label.policy.PolicyTag;
import org.entente.label.policy.SecurityPolicy;

/**
 * The label of a collection: highest level, union of restrictive and informative tags, intersection of permissive ones. A label
 * without a permissive tag is not restricted by it, so it does not widen what the others say; an empty intersection has no
 * label. Neither has a collection with an invalid label in it, which is nobody's to read, nor one that carries what its policy's
 * newest edition does not know.
 */
final class RollUps {

    private final Policies policies;

    RollUps(Policies policies) {
        this.policies = policies;
    }

    RollUp of(Collection<ConfidentialityLabel> labels) {
        Map<String, List<ConfidentialityLabel>> byPolicy = new LinkedHashMap<>();
        labels.stream()
                .map(label ->
                        policies.of(label).map(policy -> policy.spelled(label)).orElse(label))
                .distinct()
                .forEach(label -> byPolicy.computeIfAbsent(label.policy(), any -> new ArrayList<>())
                        .add(label));
        if (byPolicy.isEmpty()) {
            return new RollUp.Nothing();
        }
        if (byPolicy.size() == 1) {
            return ofOne(byPolicy.values().iterator().next());
        }
        return byPolicy.keySet().stream()
                .flatMap(name -> mapped(name, byPolicy).stream())
                .findFirst()
                .map(this::ofOne)
                .orElseGet(() -> new RollUp.SeveralPolicies(
                        byPolicy.values().stream().map(this::ofOne).toList()));
    }

    // All labels in the terms of one policy, if each has an equivalent there.
    private Optional<List<ConfidentialityLabel>> mapped(String name, Map<String, List<ConfidentialityLabel>> byPolicy) {
        Optional<SecurityPolicy> to = policies.current(name);
        List<ConfidentialityLabel> all = new ArrayList<>();
        for (List<ConfidentialityLabel> some : byPolicy.values()) {
            for (ConfidentialityLabel label : some) {
                Optional<ConfidentialityLabel> there = label.policy().equals(name)
                        ? Optional.of(label)
                        : to.flatMap(target ->
                                policies.current(label.policy()).flatMap(from -> Equivalents.of(label, from, target)));
                if (there.isEmpty()) {
                    return Optional.empty();
                }
                all.add(there.get());
            }
        }
        return Optional.of(all);
    }

    // Of a policy that this node does not know: above everything.
    private static Classification unknown(ConfidentialityLabel label) {
        return new Classification(
                label.classification(),
                0,
                Integer.MAX_VALUE,
                "#B4121F",
                false,
                List.of(),
                MarkingPhrases.NONE,
                List.of());
    }

    private RollUp ofOne(List<ConfidentialityLabel> labels) {
        ConfidentialityLabel first = labels.getFirst();
        Optional<SecurityPolicy> known = policies.current(first.policy());
        if (known.isEmpty()) {
            return new RollUp.NoCommonRelease(first.policy(), unknown(first));
        }
        SecurityPolicy policy = known.get();
        Classification highest = labels.stream()
                .map(label -> policies.of(label)
                        .orElse(policy)
                        .level(label.classification())
                        .orElse(policy.levels().getLast()))
                .max(Comparator.comparingInt(Classification::rank))
                .orElseThrow();
        if (!labels.stream().allMatch(this::isValid)) {
            return new RollUp.NoCommonRelease(policy.name(), highest);
        }
        if (labels.size() == 1) {
            return new RollUp.Covered(first);
        }
        if (!labels.stream().allMatch(label -> knowsTags(policy, label))) {
            return new RollUp.NoCommonRelease(policy.name(), highest);
        }
        List<Category> categories = new ArrayList<>();
        for (PolicyTag tag : policy.tags()) {
            List<TreeSet<String>> carried = labels.stream()
                    .map(label -> new TreeSet<>(label.values(tag.name(), tag.type())))
                    .filter(values -> !values.isEmpty())
                    .toList();
            if (carried.isEmpty()) {
                continue;
            }
            TreeSet<String> values = new TreeSet<>(carried.getFirst());
            carried.forEach(other -> {
                if (tag.type() == TagType.PERMISSIVE) {
                    values.retainAll(other);
                } else {
                    values.addAll(other);
                }
            });
            if (values.isEmpty()) {
                return new RollUp.NoCommonRelease(policy.name(), highest);
            }
            categories.add(new Category(tag.type(), tag.name(), values));
        }
        ConfidentialityLabel label =
                new ConfidentialityLabel(policy.name(), policy.edition(), highest.name(), categories);
        return policy.problems(label).isEmpty()
                ? new RollUp.Covered(label)
                : new RollUp.NoCommonRelease(policy.name(), highest);
    }

    private boolean isValid(ConfidentialityLabel label) {
        return policies.of(label)
                .filter(policy -> policy.problems(label).isEmpty())
                .isPresent();
    }

    private static boolean knowsTags(SecurityPolicy policy, ConfidentialityLabel label) {
        return label.categories().stream()
                .allMatch(category ->
                        policy.tag(category.tagName(), category.type()).isPresent());
    }
}
