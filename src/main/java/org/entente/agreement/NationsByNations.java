package org.entente.agreement;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.entente.label.ConfidentialityLabel;
import org.entente.shared.NationCode;

/**
 * How many agreements are in force between each two nations on a day, of those that the reader may see.
 *
 * @param nations those with any agreement in force with another, in order
 * @param counts by the two in order; a pair without an entry has none
 * @param labels of all agreements that are counted
 */
public record NationsByNations(
        LocalDate day, Set<NationCode> nations, Map<Pair, Integer> counts, Set<ConfidentialityLabel> labels) {

    public NationsByNations {
        nations = Collections.unmodifiableSet(new TreeSet<>(nations));
        counts = Map.copyOf(counts);
        labels = Set.copyOf(labels);
    }

    /** How many are in force between two; 0 for a nation with itself. */
    public int between(NationCode one, NationCode other) {
        return counts.getOrDefault(Pair.of(one, other), 0);
    }

    /** The nations that one has agreements with, those with most first. */
    public List<NationCode> partners(NationCode nation) {
        return nations.stream()
                .filter(other -> between(nation, other) > 0)
                .sorted((a, b) -> Integer.compare(between(nation, b), between(nation, a)))
                .toList();
    }

    /** Two nations, in the order of their codes. */
    public record Pair(NationCode first, NationCode second) {
        static Pair of(NationCode one, NationCode other) {
            return one.compareTo(other) <= 0 ? new Pair(one, other) : new Pair(other, one);
        }
    }
}
