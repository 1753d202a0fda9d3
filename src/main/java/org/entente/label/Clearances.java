package org.entente.label;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Everything that a person or nation is cleared for: one clearance for each policy, none for the others.
 *
 * @param held in the order of the policies' names; may be empty
 */
public record Clearances(List<Clearance> held) {

    public static final Clearances NONE = new Clearances(List.of());

    /** @throws IllegalArgumentException if two are of one policy, its name in whatever case */
    public Clearances {
        held = held.stream().sorted(Comparator.comparing(Clearance::policy)).toList();
        if (held.stream()
                        .map(one -> one.policy().toUpperCase(Locale.ROOT))
                        .distinct()
                        .count()
                != held.size()) {
            throw new IllegalArgumentException("One clearance for each policy");
        }
    }

    public static Clearances of(Clearance... held) {
        return new Clearances(List.of(held));
    }

    /** The clearance under a policy; its name in whatever case. */
    public Optional<Clearance> under(String policy) {
        return held.stream()
                .filter(one -> one.policy().equalsIgnoreCase(policy))
                .findFirst();
    }

    /** These, with the one of that policy in place of the one before. */
    public Clearances with(Clearance clearance) {
        return new Clearances(Stream.concat(
                        held.stream().filter(one -> !one.policy().equalsIgnoreCase(clearance.policy())),
                        Stream.of(clearance))
                .toList());
    }

    /**
     * Whether whoever holds these is given nothing that the others do not give: for every policy of these that opens anything, the
     * others have one too, with at least its levels, and at least its values of every tag that bears on access. Names are compared
     * in whatever case, as the decision does.
     */
    public boolean liesWithin(Clearances others) {
        return held.stream()
                .filter(one -> !one.classifications().isEmpty())
                .allMatch(one ->
                        others.under(one.policy()).filter(one::liesWithin).isPresent());
    }

    /**
     * What these and the others have in common. It lies within the others, says something under every policy that these do, and so
     * opens nothing that these do not: where there is nothing in common under a policy it holds none of the policy's levels, for
     * without a word about the policy its labels would be judged by their equivalents.
     */
    public Clearances commonWith(Clearances others) {
        return new Clearances(held.stream()
                .map(one -> others.under(one.policy())
                        .map(one::commonWith)
                        .orElseGet(() -> new Clearance(one.policy(), new TreeSet<>(), List.of())))
                .toList());
    }

    /** Whether these open nothing that the others keep closed: under no policy, and by no equivalent either. */
    public boolean opensNoMoreThan(Clearances others) {
        return liesWithin(others) && speakOfAllOf(others);
    }

    /** Whether these say something under every policy that the others do. */
    boolean speakOfAllOf(Clearances others) {
        return others.held().stream().allMatch(one -> under(one.policy()).isPresent());
    }

    /** Whether one of them reaches a level that only two persons may clear for; of a policy that is not known, each does. */
    boolean isHigh(Policies policies) {
        return held.stream()
                .anyMatch(clearance -> policies.current(clearance.policy())
                        .map(policy -> policy.levels().stream()
                                .filter(level -> clearance.classifications().contains(level.name()))
                                .anyMatch(level -> HighLevels.has(policy, level, policies)))
                        .orElse(true));
    }

    String canonical() {
        return held.stream().map(Clearance::canonical).collect(Collectors.joining("\n"));
    }
}
