package org.entente.label;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.entente.label.PolicyObjection.Kind;
import org.entente.label.policy.Classification;
import org.entente.label.policy.PolicyTag;
import org.entente.label.policy.SecurityPolicy;

/**
 * Whether a policy may come after those that are loaded. Equivalents, ceilings and roll-ups refer to levels and values by number
 * and place across editions, so neither ever comes to mean something else; what is not wanted any more becomes obsolete.
 */
final class PolicySuccession {

    private PolicySuccession() {}

    static Optional<PolicyObjection> objection(SecurityPolicy policy, Policies loaded) {
        return otherIdentity(policy, loaded)
                .or(() -> loaded.editions(policy.name()).stream()
                        .flatMap(earlier -> changed(earlier, policy))
                        .findFirst())
                .or(() -> ownPolicy(policy, loaded));
    }

    private static Optional<PolicyObjection> otherIdentity(SecurityPolicy policy, Policies loaded) {
        return loaded.current().stream()
                .filter(other -> other.name().equalsIgnoreCase(policy.name())
                                != other.oid().equals(policy.oid())
                        || other.name().equalsIgnoreCase(policy.name())
                                && !other.name().equals(policy.name()))
                .findFirst()
                .map(other -> other.oid().equals(policy.oid())
                        ? PolicyObjection.of(Kind.IDENTIFIER_OF_ANOTHER, other.name(), other.oid())
                        : PolicyObjection.of(Kind.NAME_OF_ANOTHER, other.name(), other.oid()));
    }

    private static Stream<PolicyObjection> changed(SecurityPolicy earlier, SecurityPolicy later) {
        Stream<PolicyObjection> levels = numbers(levels(earlier), levels(later));
        Stream<PolicyObjection> places = earlier.levels().stream()
                .filter(before -> later.level(before.name())
                        .filter(now -> now.rank() != before.rank())
                        .isPresent())
                .map(before -> PolicyObjection.of(Kind.LEVEL_MOVED, before.name()));
        Stream<PolicyObjection> identifiers = earlier.tags().stream()
                .filter(before -> later.tag(before.name(), before.type())
                        .filter(now -> !now.oid().equals(before.oid()))
                        .isPresent())
                .map(before -> PolicyObjection.of(Kind.TAG_IDENTIFIER_CHANGED, before.name()));
        // Equivalents know a set by its identifier, whatever its name.
        Stream<PolicyObjection> tags = earlier.tags().stream()
                .flatMap(before -> later.tags().stream()
                        .filter(now -> now.type() == before.type() && now.oid().equals(before.oid()))
                        .flatMap(now -> numbers(values(before), values(now))));
        return Stream.of(levels, places, identifiers, tags).flatMap(one -> one);
    }

    private static Stream<PolicyObjection> numbers(Map<String, Integer> before, Map<String, Integer> now) {
        Map<Integer, String> names = new HashMap<>();
        before.forEach((name, number) -> names.put(number, name));
        return now.entrySet().stream().flatMap(entry -> {
            Integer numberBefore = before.get(entry.getKey());
            String nameBefore = names.get(entry.getValue());
            if (numberBefore != null && !numberBefore.equals(entry.getValue())) {
                return Stream.of(PolicyObjection.of(
                        Kind.NUMBER_CHANGED,
                        entry.getKey(),
                        numberBefore.toString(),
                        entry.getValue().toString()));
            }
            return nameBefore == null || nameBefore.equals(entry.getKey())
                    ? Stream.empty()
                    : Stream.of(PolicyObjection.of(
                            Kind.NUMBER_REUSED, entry.getValue().toString(), nameBefore, entry.getKey()));
        });
    }

    private static Map<String, Integer> levels(SecurityPolicy policy) {
        Map<String, Integer> numbers = new HashMap<>();
        policy.levels().forEach(level -> numbers.put(key(level.name()), level.lacv()));
        return numbers;
    }

    private static Map<String, Integer> values(PolicyTag tag) {
        Map<String, Integer> numbers = new HashMap<>();
        tag.values().forEach(value -> numbers.put(key(value.name()), value.lacv()));
        return numbers;
    }

    private static String key(String name) {
        return name.toUpperCase(Locale.ROOT);
    }

    // Ceilings are levels of it, releases are always named, and exercise control is what keeps plans from those in
    // training.
    private static Optional<PolicyObjection> ownPolicy(SecurityPolicy policy, Policies loaded) {
        if (!policy.name().equals(CoalitionPolicy.NAME)) {
            return Optional.empty();
        }
        if (policy.tag(CoalitionPolicy.RELEASABLE_TO, TagType.PERMISSIVE)
                .filter(tag -> tag.minimum() > 0)
                .isEmpty()) {
            return Optional.of(PolicyObjection.of(Kind.OWN_POLICY_INCOMPLETE, CoalitionPolicy.RELEASABLE_TO));
        }
        if (policy.tag(CoalitionPolicy.CAVEAT, TagType.RESTRICTIVE)
                .flatMap(tag -> tag.value(CoalitionPolicy.EXERCISE_CONTROL))
                .isEmpty()) {
            return Optional.of(PolicyObjection.of(Kind.OWN_POLICY_INCOMPLETE, CoalitionPolicy.EXERCISE_CONTROL));
        }
        List<Classification> before =
                loaded.current(policy.name()).map(SecurityPolicy::levels).orElse(List.of());
        return before.stream()
                .map(Classification::name)
                .filter(name -> policy.level(name).isEmpty())
                .findFirst()
                .map(name -> PolicyObjection.of(Kind.OWN_POLICY_INCOMPLETE, name));
    }
}
