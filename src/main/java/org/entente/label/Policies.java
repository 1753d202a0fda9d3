package org.entente.label;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.entente.label.policy.SecurityPolicy;

/**
 * The policies that are loaded, in all their editions: a label keeps the edition that it was made under, so that a newer one
 * never changes what it meant. Safe for use by many threads.
 */
public class Policies {

    private volatile Map<String, NavigableMap<Integer, SecurityPolicy>> editions = Map.of();

    /** Knows these policies from the start. */
    public Policies(Collection<SecurityPolicy> known) {
        known.forEach(this::add);
    }

    /** The newest edition of a policy, by the name or the URI that labels carry; the name in whatever case. */
    public Optional<SecurityPolicy> current(String nameOrUri) {
        return named(nameOrUri).map(all -> all.lastEntry().getValue());
    }

    /** An edition of a policy. */
    public Optional<SecurityPolicy> edition(String name, int edition) {
        return named(name).map(all -> all.get(edition));
    }

    /** The policy of a label: the edition that it was made under, or the newest while it is tied to none. */
    public Optional<SecurityPolicy> of(ConfidentialityLabel label) {
        return label.edition() == 0 ? current(label.policy()) : edition(label.policy(), label.edition());
    }

    /** The newest edition of each policy, by name. */
    public List<SecurityPolicy> current() {
        return editions.values().stream().map(all -> all.lastEntry().getValue()).toList();
    }

    /** Every edition of a policy, the oldest first. */
    public List<SecurityPolicy> editions(String name) {
        return named(name).map(all -> List.copyOf(all.values())).orElse(List.of());
    }

    /** The number that the next edition of that name has. */
    public int nextEdition(String name) {
        return named(name).map(all -> all.lastKey() + 1).orElse(1);
    }

    /** These and one more, which these do not learn of. */
    public Policies with(SecurityPolicy policy) {
        Policies more = new Policies(
                editions.values().stream().flatMap(all -> all.values().stream()).toList());
        more.add(policy);
        return more;
    }

    /** Adds an edition, or replaces the one of that number. */
    public final synchronized void add(SecurityPolicy policy) {
        Map<String, NavigableMap<Integer, SecurityPolicy>> changed = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        changed.putAll(editions);
        NavigableMap<Integer, SecurityPolicy> all =
                new TreeMap<>(changed.getOrDefault(policy.name(), Collections.emptyNavigableMap()));
        all.put(policy.edition(), policy);
        changed.put(policy.name(), all);
        editions = changed;
    }

    private Optional<NavigableMap<Integer, SecurityPolicy>> named(String nameOrUri) {
        NavigableMap<Integer, SecurityPolicy> byName = editions.isEmpty() ? null : editions.get(nameOrUri);
        return byName != null
                ? Optional.of(byName)
                : new ArrayList<>(editions.values())
                        .stream()
                                .filter(all -> all.lastEntry().getValue().uri().equals(nameOrUri))
                                .findFirst();
    }
}
