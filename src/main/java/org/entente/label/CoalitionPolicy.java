package org.entente.label;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.entente.shared.NationCode;
import org.springframework.stereotype.Component;

/**
 * The coalition's own policy: four levels, a mandatory {@code Releasable To} that names nations, and one restrictive caveat.
 * {@code Releasable To} is never absent, so that nothing is open to all by omission.
 */
@Component
public final class CoalitionPolicy implements SecurityPolicy {

    /** Permissive: the nations that may see the object. */
    public static final String RELEASABLE_TO = "Releasable To";
    /** Restrictive: what a person must hold besides the level. */
    public static final String CAVEAT = "Caveat";
    /** Exercise control: trusted agents only, never the training audience. */
    public static final String EXERCISE_CONTROL = "EXERCISE CONTROL";

    private static final Pattern NATION = Pattern.compile("[A-Z]{3}");
    private static final List<Classification> LEVELS = List.of(
            new Classification("UNCLASSIFIED", 0, "#007A33", "U"),
            new Classification("RESTRICTED", 1, "#0033A0", "R"),
            new Classification("CONFIDENTIAL", 2, "#6D28A8", "C"),
            new Classification("SECRET", 3, "#B4121F", "S"));

    CoalitionPolicy() {}

    @Override
    public String name() {
        return "ENTENTE";
    }

    @Override
    public String uri() {
        return "urn:oid:2.25.174218937106829871205917236400287316981";
    }

    @Override
    public List<Classification> classifications() {
        return LEVELS;
    }

    @Override
    public List<String> caveats() {
        return List.of(EXERCISE_CONTROL);
    }

    /** A label at a level, releasable to the nations given, with the caveats given. It may be invalid: see {@link #problems}. */
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
        return new ConfidentialityLabel(name(), level, categories);
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
                name(),
                new TreeSet<>(LEVELS.stream()
                        .filter(level -> level.rank() <= highest)
                        .map(Classification::name)
                        .toList()),
                categories);
    }

    @Override
    public List<String> problems(ConfidentialityLabel label) {
        if (!label.policy().equals(name())) {
            return List.of("The label belongs to another policy: " + label.policy());
        }
        return Stream.of(level(label), releasableTo(label), caveat(label), tags(label))
                .flatMap(List::stream)
                .toList();
    }

    private List<String> level(ConfidentialityLabel label) {
        return classification(label.classification()).isPresent()
                ? List.of()
                : List.of("The policy has no level " + label.classification());
    }

    private List<String> releasableTo(ConfidentialityLabel label) {
        return label.category(RELEASABLE_TO)
                .map(category -> category.type() != TagType.PERMISSIVE
                        ? List.of("Releasable To is permissive")
                        : category.values().stream()
                                .filter(value -> !NATION.matcher(value).matches())
                                .map(value -> "Not a nation code: " + value)
                                .toList())
                .orElse(List.of("The label names no nation that it is releasable to"));
    }

    private List<String> caveat(ConfidentialityLabel label) {
        return label.category(CAVEAT)
                .map(category -> category.type() != TagType.RESTRICTIVE
                        ? List.of("Caveats are restrictive")
                        : category.values().stream()
                                .filter(value -> !caveats().contains(value))
                                .map(value -> "The policy has no caveat " + value)
                                .toList())
                .orElse(List.of());
    }

    private List<String> tags(ConfidentialityLabel label) {
        return label.categories().stream()
                .filter(category -> !Set.of(RELEASABLE_TO, CAVEAT).contains(category.tagName()))
                .map(category -> "The policy has no tag " + category.tagName())
                .toList();
    }
}
