package org.entente.watching;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * How a rule is set.
 *
 * @param on whether it raises alerts
 * @param numbers one for each threshold of the rule, within its bounds
 */
public record RuleSetting(WatchRule rule, boolean on, Map<Threshold, Integer> numbers) {

    public RuleSetting {
        numbers = Map.copyOf(numbers);
        if (!numbers.keySet().equals(Set.copyOf(rule.thresholds()))) {
            throw new IllegalArgumentException("%s has other numbers than %s".formatted(rule, numbers.keySet()));
        }
        numbers.forEach((threshold, number) -> {
            if (number < threshold.least() || number > threshold.most()) {
                throw new IllegalArgumentException("%s of %s is out of bounds".formatted(threshold, rule));
            }
        });
    }

    /** A number that the rule has. */
    public int number(Threshold threshold) {
        return Objects.requireNonNull(numbers.get(threshold), threshold::name);
    }

    /** The same, with another number. */
    public RuleSetting with(Threshold threshold, int number) {
        Map<Threshold, Integer> others = new EnumMap<>(Threshold.class);
        others.putAll(numbers);
        others.put(threshold, number);
        return new RuleSetting(rule, on, others);
    }

    /** The same, on or off. */
    public RuleSetting on(boolean whether) {
        return new RuleSetting(rule, whether, numbers);
    }
}
