package org.entente.uikit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entente.label.Category;
import org.entente.label.Clearance;
import org.entente.label.Clearances;
import org.entente.label.CoalitionPolicy;
import org.entente.label.Policies;
import org.entente.label.TagType;
import org.entente.label.policy.Classification;
import org.entente.label.policy.SecurityPolicy;
import org.entente.shared.NationCode;
import org.jspecify.annotations.Nullable;

/** How clearances read: the coalition's own policy first, without its name; the others each under its name. */
public final class ClearanceWords {

    private ClearanceWords() {}

    /** Everything that is held; the own nation goes without saying. */
    public static String text(Clearances clearances, Policies policies, @Nullable NationCode nation) {
        String all = Stream.concat(
                        clearances.under(CoalitionPolicy.NAME).stream(),
                        clearances.held().stream().filter(one -> !one.policy().equals(CoalitionPolicy.NAME)))
                .map(held -> policies.current(held.policy())
                        .map(policy -> named(held, text(held, policy, nation)))
                        .orElseGet(() -> named(held, String.join(", ", held.classifications()))))
                .collect(Collectors.joining("; "));
        return all.isEmpty() ? Words.of("uikit.clearance.none") : all;
    }

    private static String named(Clearance held, String text) {
        return held.policy().equals(CoalitionPolicy.NAME)
                ? text
                : Words.of("uikit.clearance.policy", held.policy(), text);
    }

    /** What is held under a policy, in the policy's own words. */
    static String text(Clearance held, SecurityPolicy policy, @Nullable NationCode nation) {
        if (held.classifications().isEmpty()) {
            return Words.of("uikit.clearance.nothing");
        }
        List<String> parts = new ArrayList<>();
        parts.add(levels(held, policy));
        held.categories().stream()
                .filter(category -> category.type() == TagType.RESTRICTIVE)
                .forEach(category -> parts.addAll(category.values()));
        held.categories().stream()
                .filter(category -> category.type() == TagType.PERMISSIVE)
                .map(category -> others(category, nation))
                .filter(values -> !values.isEmpty())
                .forEach(values -> parts.add(Words.of("uikit.clearance.for", String.join(", ", values))));
        return String.join(", ", parts);
    }

    private static SortedSet<String> others(Category category, @Nullable NationCode nation) {
        SortedSet<String> values = new TreeSet<>(category.values());
        if (nation != null && values.equals(new TreeSet<>(List.of(nation.value())))) {
            values.clear();
        }
        return values;
    }

    // The highest alone where all below it are held, as they mostly are.
    private static String levels(Clearance held, SecurityPolicy policy) {
        List<String> known = policy.levels().stream()
                .map(Classification::name)
                .filter(held.classifications()::contains)
                .toList();
        boolean gapless = highest(held, policy)
                .filter(highest -> policy.levels().stream()
                                .filter(level -> level.rank() <= highest.rank())
                                .count()
                        == known.size())
                .isPresent();
        return gapless ? known.getLast() : String.join(" + ", known);
    }

    /** The highest level held. */
    static Optional<Classification> highest(Clearance held, SecurityPolicy policy) {
        return policy.levels().stream()
                .filter(level -> held.classifications().contains(level.name()))
                .max(Comparator.comparingInt(Classification::rank));
    }
}
