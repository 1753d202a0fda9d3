package org.entente.label.choice;

import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.entente.label.Clearance;
import org.entente.label.PartialLabel;
import org.entente.label.TagType;
import org.entente.label.policy.Classification;
import org.entente.label.policy.PolicyTag;
import org.entente.label.policy.SecurityPolicy;
import org.jspecify.annotations.Nullable;

/**
 * A policy's rules over sets of values, each value a number in the policy's order. A set that breaks no rule that more values could
 * not mend is completed, if it can be, by trying what each missing part could be filled with. Values that every rule treats alike
 * are tried once.
 */
final class LabelRules {

    // A policy can be written so that finding a label takes for ever. Then everything is offered, and what comes of it
    // is
    // validated.
    private static final int MOST_STEPS = 20_000;
    private static final int MOST_STEPS_OF_A_POLICY = 200_000;
    // So many values one after the other no policy asks for that means something; each takes a place on the stack.
    private static final int DEEPEST = 500;
    private static final int MOST_REMEMBERED = 5_000;

    private final SecurityPolicy policy;
    private final NumberedValues values;
    private final BitSet unheld = new BitSet();
    private final Map<PolicyTag, BitSet> held = new HashMap<>();
    private final int[] kind;

    /** @param originator must be able to read the label; null for nobody in particular */
    LabelRules(SecurityPolicy policy, @Nullable Clearance originator, Instant now) {
        this.policy = policy;
        this.values = new NumberedValues(policy, now);
        if (originator != null) {
            policy.tags().forEach(tag -> hold(tag, originator));
        }
        kind = kinds();
    }

    private void hold(PolicyTag tag, Clearance originator) {
        Set<String> names = originator.values(tag.name(), tag.type());
        BitSet there = new BitSet();
        values.of(tag).stream()
                .filter(value -> names.contains(values.get(value).name()))
                .forEach(there::set);
        if (tag.type() == TagType.PERMISSIVE) {
            held.put(tag, there);
        } else if (tag.type() == TagType.RESTRICTIVE) {
            unheld.or(values.of(tag));
            unheld.andNot(there);
        }
    }

    AtLevel at(Classification level) {
        return new AtLevel(level);
    }

    /** The numbers of the values that a label carries; what the policy does not know has none. */
    BitSet bits(PartialLabel label) {
        return values.bits(label);
    }

    /** As {@link #bits}, without what new labels do not carry any more, or not yet. */
    BitSet current(PartialLabel label) {
        return Bits.and(bits(label), values.current());
    }

    PartialLabel label(@Nullable String level, BitSet chosen) {
        return values.label(level, chosen);
    }

    /** The tag that keeps the originator from reading what carries these values, if one does. */
    Optional<PolicyTag> unread(BitSet chosen) {
        return policy.tags().stream()
                .filter(tag -> chosen.intersects(values.of(tag)))
                .filter(tag -> chosen.intersects(Bits.and(unheld, values.of(tag))) || lacksHeld(tag, chosen))
                .findFirst();
    }

    /** The values of a tag that can join at one of the levels. */
    List<PolicyTag.Value> joining(BitSet chosen, PolicyTag tag, Collection<AtLevel> levels) {
        Steps steps = forAQuestion();
        Map<Integer, Boolean> answers = new HashMap<>();
        List<PolicyTag.Value> found = new ArrayList<>();
        Bits.andNot(Bits.and(values.of(tag), values.current()), chosen).stream().forEach(value -> {
            if (answers.computeIfAbsent(kind[value], any -> canBeCompleted(Bits.with(chosen, value), levels, steps))) {
                found.add(values.get(value));
            }
        });
        return found;
    }

    static Steps forAQuestion() {
        return new Steps(MOST_STEPS);
    }

    static boolean canBeCompleted(BitSet chosen, Collection<AtLevel> levels, Steps steps) {
        return levels.stream().anyMatch(level -> level.canBeCompleted(chosen, steps));
    }

    /** As {@link LabelChoices#impossible}. */
    static Optional<String> impossible(SecurityPolicy policy, Instant now) {
        LabelRules rules = new LabelRules(policy, null, now);
        Steps steps = new Steps(MOST_STEPS_OF_A_POLICY);
        List<AtLevel> levels = policy.levels().stream().map(rules::at).toList();
        for (int i = 0; i < levels.size(); i++) {
            Classification level = policy.levels().get(i);
            if (!level.obsolete() && !levels.get(i).canBeCompleted(new BitSet(), steps)) {
                return Optional.of(level.name());
            }
        }
        Map<Integer, Boolean> possible = new HashMap<>();
        for (PolicyTag tag : policy.tags()) {
            Optional<String> found = Bits.and(rules.values.of(tag), rules.values.current()).stream()
                    .filter(value -> !possible.computeIfAbsent(
                            rules.kind[value], any -> canBeCompleted(Bits.with(new BitSet(), value), levels, steps)))
                    .mapToObj(
                            value -> tag.name() + " " + rules.values.get(value).name())
                    .findFirst();
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private boolean lacksHeld(PolicyTag tag, BitSet chosen) {
        BitSet opening = held.get(tag);
        return opening != null && chosen.intersects(values.of(tag)) && !chosen.intersects(opening);
    }

    private static int looks(List<ValueRule> rules) {
        int looks = 0;
        for (ValueRule rule : rules) {
            looks += 1 + rule.groups().size();
        }
        return looks;
    }

    // Two values are of one kind if exchanging them changes no rule: they have the same rules and are named in the same
    // ones.
    private int[] kinds() {
        List<Set<String>> named = RuleMentions.of(policy, values);
        Map<Object, Integer> numbers = new HashMap<>();
        int[] found = new int[values.count()];
        for (PolicyTag tag : policy.tags()) {
            values.of(tag).stream().forEach(value -> {
                PolicyTag.Value one = values.get(value);
                BitSet opening = held.get(tag);
                Object alike = List.of(
                        List.of(tag.name(), tag.type(), one.excludedLevels()),
                        Optional.ofNullable(one.requiredLevel()),
                        values.required(value),
                        values.excluded(value),
                        List.of(values.current().get(value), unheld.get(value), opening != null && opening.get(value)),
                        named.get(value));
                found[value] = numbers.computeIfAbsent(alike, any -> numbers.size());
            });
        }
        return found;
    }

    /** The rules at one level. */
    final class AtLevel {

        private final BitSet forbidden;
        private final List<ValueRule> rules;
        private final List<PolicyTag> limited = new ArrayList<>();
        private final List<PolicyTag> needed = new ArrayList<>();
        private final int looks;

        AtLevel(Classification level) {
            rules = level.required().stream().map(values::rule).toList();
            for (PolicyTag tag : policy.tags()) {
                if (tag.maximum() < tag.values().size()) {
                    limited.add(tag);
                }
                if (tag.minimum() > 0 || held.containsKey(tag)) {
                    needed.add(tag);
                }
            }
            looks = limited.size() + needed.size() + LabelRules.looks(rules);
            forbidden = (BitSet) unheld.clone();
            for (int value = 0; value < values.count(); value++) {
                String only = values.get(value).requiredLevel();
                if (values.get(value).excludedLevels().contains(level.name())
                        || (only != null && !only.equals(level.name()))) {
                    forbidden.set(value);
                }
            }
        }

        /** Whether more values can make a label of these. */
        boolean canBeCompleted(BitSet chosen, Steps steps) {
            return new Search(new BitSet(), steps).completes(chosen, 0);
        }

        /** Adds what every label has that has these. */
        void addWhatLeavesNoChoice(BitSet chosen) {
            Steps steps = forAQuestion();
            if (!canBeCompleted(chosen, steps)) {
                return;
            }
            Map<Integer, Boolean> answers = new HashMap<>();
            BitSet forced = new BitSet();
            candidates(chosen).stream()
                    .filter(value -> answers.computeIfAbsent(
                            kind[value],
                            any -> !new Search(Bits.with(new BitSet(), value), steps).completes(chosen, 0)))
                    .forEach(forced::set);
            chosen.or(forced);
        }

        private int looks(BitSet chosen) {
            return looks
                    + chosen.stream()
                            .map(value -> 1 + LabelRules.looks(values.required(value)))
                            .sum();
        }

        private BitSet candidates(BitSet chosen) {
            return Bits.andNot(Bits.andNot(values.current(), forbidden), chosen);
        }

        private boolean isBroken(BitSet chosen) {
            return chosen.intersects(forbidden)
                    || limited.stream()
                            .anyMatch(tag -> Bits.and(values.of(tag), chosen).cardinality() > tag.maximum())
                    || rules.stream().anyMatch(rule -> rule.isBroken(chosen))
                    || chosen.stream().anyMatch(value -> isBroken(value, chosen));
        }

        private boolean isBroken(int value, BitSet chosen) {
            return meetsExcluded(value, chosen)
                    || values.required(value).stream().anyMatch(rule -> rule.isBroken(chosen));
        }

        // Not itself: of a tag whose values exclude one another it may be one.
        private boolean meetsExcluded(int value, BitSet chosen) {
            BitSet others = values.excluded(value);
            if (!others.intersects(chosen)) {
                return false;
            }
            BitSet met = Bits.and(others, chosen);
            met.clear(value);
            return !met.isEmpty();
        }

        /** Of each set that is answered, one value is missing. */
        private List<BitSet> missing(BitSet chosen) {
            List<BitSet> found = new ArrayList<>();
            rules.forEach(rule -> found.addAll(rule.missing(chosen)));
            chosen.stream()
                    .forEach(value -> values.required(value).forEach(rule -> found.addAll(rule.missing(chosen))));
            for (PolicyTag tag : needed) {
                if (Bits.and(values.of(tag), chosen).cardinality() < tag.minimum()) {
                    found.add(Bits.andNot(values.of(tag), chosen));
                }
                if (lacksHeld(tag, chosen)) {
                    found.add(held.get(tag));
                }
            }
            return found;
        }

        private final class Search {

            private final BitSet banned;
            private final Set<BitSet> dead = new HashSet<>();
            private final Steps steps;

            Search(BitSet banned, Steps steps) {
                this.banned = banned;
                this.steps = steps;
            }

            boolean completes(BitSet chosen, int before) {
                if (dead.contains(chosen)) {
                    return false;
                }
                steps.take(looks(chosen));
                if (steps.areOver() || before > DEEPEST) {
                    return true;
                }
                if (!isBroken(chosen)) {
                    Optional<int[]> ways = fewestWays(chosen);
                    if (ways.isEmpty()) {
                        return true;
                    }
                    for (int value : ways.get()) {
                        if (completes(Bits.with(chosen, value), before + 1)) {
                            return true;
                        }
                    }
                }
                if (dead.size() < MOST_REMEMBERED) {
                    dead.add(chosen);
                }
                return false;
            }

            // To fill the missing part that can be filled in the fewest; empty if nothing is missing, or looking ends
            // here.
            private Optional<int[]> fewestWays(BitSet chosen) {
                BitSet possible = Bits.andNot(candidates(chosen), banned);
                Optional<int[]> fewest = Optional.empty();
                for (BitSet set : missing(chosen)) {
                    BitSet some = Bits.and(set, possible);
                    steps.look(2 + some.cardinality());
                    if (steps.areOver()) {
                        return Optional.empty();
                    }
                    int[] ways = oneOfEachKind(some);
                    if (fewest.isEmpty() || ways.length < fewest.get().length) {
                        fewest = Optional.of(ways);
                    }
                }
                return fewest;
            }

            private int[] oneOfEachKind(BitSet some) {
                Set<Integer> kinds = new HashSet<>();
                return some.stream().filter(value -> kinds.add(kind[value])).toArray();
            }
        }
    }
}
