package org.entente.label;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.entente.label.policy.Classification;
import org.entente.label.policy.PolicyTag;
import org.entente.label.policy.SecurityPolicy;
import org.entente.shared.NationCode;
import org.springframework.stereotype.Component;

/**
 * The coalition's own policy, which the portal ships: four levels, a mandatory {@code Releasable To} that names nations, and
 * restrictive caveats. {@code Releasable To} is never absent, so that nothing is open to all by omission. Speaks of its newest
 * edition.
 */
@Component
public class CoalitionPolicy {

    /** What its labels carry as policy identifier. */
    public static final String NAME = "ENTENTE";
    /** Permissive: the nations that may see the object. */
    public static final String RELEASABLE_TO = "Releasable To";
    /** Restrictive: what a person must hold besides the level. */
    public static final String CAVEAT = "Caveat";
    /** Exercise control: trusted agents only, never the training audience. */
    public static final String EXERCISE_CONTROL = "EXERCISE CONTROL";

    private final Policies policies;

    CoalitionPolicy(Policies policies) {
        this.policies = policies;
    }

    /** The policy itself, in its newest edition. */
    public SecurityPolicy policy() {
        return policies.current(NAME).orElseThrow(() -> new IllegalStateException("The portal ships this policy"));
    }

    /** The levels that new labels may have, lowest first. */
    public List<Classification> classifications() {
        return policy().levels().stream().filter(level -> !level.obsolete()).toList();
    }

    /** The level of that name. */
    public Optional<Classification> classification(String name) {
        return policy().level(name);
    }

    /** The caveats that a new label may carry: restrictive, each needs to be held. */
    public List<String> caveats() {
        Instant now = Instant.now();
        return policy().tag(CAVEAT, TagType.RESTRICTIVE).stream()
                .flatMap(tag -> tag.values().stream())
                .filter(value -> value.isCurrent(now))
                .map(PolicyTag.Value::name)
                .toList();
    }

    /** A label at a level, releasable to the nations given, with the caveats given. It may be invalid. */
    public ConfidentialityLabel label(String level, Collection<NationCode> nations, Collection<String> caveats) {
        List<Category> categories = new ArrayList<>();
        if (!nations.isEmpty()) {
            categories.add(Category.of(
                    TagType.PERMISSIVE,
                    RELEASABLE_TO,
                    nations.stream().map(NationCode::value).toList()));
        }
        if (!caveats.isEmpty()) {
            categories.add(Category.of(TagType.RESTRICTIVE, CAVEAT, caveats));
        }
        return new ConfidentialityLabel(NAME, policy().edition(), level, categories);
    }

    /** The clearance of a person of a nation: all levels up to the one given, the nation, the caveats held. */
    public Clearance clearance(String highestLevel, NationCode nation, Collection<String> caveats) {
        int highest = classification(highestLevel)
                .orElseThrow(() -> new IllegalArgumentException("No level of this policy: " + highestLevel))
                .rank();
        List<Category> categories = new ArrayList<>();
        categories.add(Category.of(TagType.PERMISSIVE, RELEASABLE_TO, List.of(nation.value())));
        if (!caveats.isEmpty()) {
            categories.add(Category.of(TagType.RESTRICTIVE, CAVEAT, caveats));
        }
        return new Clearance(
                NAME,
                new TreeSet<>(policy().levels().stream()
                        .filter(level -> level.rank() <= highest)
                        .map(Classification::name)
                        .toList()),
                categories);
    }
}
