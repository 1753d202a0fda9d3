package org.entente.label.choice;

import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.entente.label.PartialLabel;
import org.entente.label.policy.CategoryRule;
import org.entente.label.policy.PolicyTag;
import org.entente.label.policy.SecurityPolicy;
import org.jspecify.annotations.Nullable;

/** The values of a policy, each a number in the policy's order, and what the policy says of one beside others. */
final class NumberedValues {

    private static final BitSet NOTHING = new BitSet();

    private final SecurityPolicy policy;
    private final List<PolicyTag.Value> values = new ArrayList<>();
    private final Map<PolicyTag, BitSet> ofTag = new HashMap<>();
    private final Map<CategoryRule.Group, BitSet> ofGroup = new HashMap<>();
    private final List<List<ValueRule>> required = new ArrayList<>();
    private final List<BitSet> excluded = new ArrayList<>();
    private final BitSet current = new BitSet();

    NumberedValues(SecurityPolicy policy, Instant now) {
        this.policy = policy;
        for (PolicyTag tag : policy.tags()) {
            BitSet all = new BitSet();
            for (PolicyTag.Value value : tag.values()) {
                all.set(values.size());
                if (value.isCurrent(now)) {
                    current.set(values.size());
                }
                ofGroup.computeIfAbsent(
                                new CategoryRule.Group(tag.name(), tag.type(), value.lacv()), any -> new BitSet())
                        .set(values.size());
                values.add(value);
            }
            ofTag.put(tag, all);
            ofGroup.put(new CategoryRule.Group(tag.name(), tag.type(), null), all);
        }
        for (PolicyTag.Value value : values) {
            required.add(value.required().stream().map(this::rule).toList());
            excluded.add(Bits.union(value.excluded().stream().map(this::covered).toList()));
        }
    }

    int count() {
        return values.size();
    }

    PolicyTag.Value get(int value) {
        return values.get(value);
    }

    BitSet of(PolicyTag tag) {
        return ofTag.getOrDefault(tag, NOTHING);
    }

    BitSet covered(CategoryRule.Group group) {
        return ofGroup.getOrDefault(group, NOTHING);
    }

    ValueRule rule(CategoryRule rule) {
        return new ValueRule(
                rule.operation(), rule.groups().stream().map(this::covered).toList());
    }

    List<ValueRule> required(int value) {
        return required.get(value);
    }

    BitSet excluded(int value) {
        return excluded.get(value);
    }

    /** Those that new labels may carry now. */
    BitSet current() {
        return current;
    }

    /** Those that a label carries; what the policy does not know has no number. */
    BitSet bits(PartialLabel label) {
        BitSet all = new BitSet();
        for (PolicyTag tag : policy.tags()) {
            Set<String> carried = label.values(tag);
            if (!carried.isEmpty()) {
                of(tag).stream()
                        .filter(value -> carried.contains(values.get(value).name()))
                        .forEach(all::set);
            }
        }
        return all;
    }

    PartialLabel label(@Nullable String level, BitSet chosen) {
        PartialLabel label = new PartialLabel(level, List.of());
        for (PolicyTag tag : policy.tags()) {
            TreeSet<String> names = new TreeSet<>();
            Bits.and(of(tag), chosen).stream()
                    .forEach(value -> names.add(values.get(value).name()));
            label = label.with(tag, names);
        }
        return label;
    }
}
