package org.entente.label;

import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a person or nation may see under one policy (ADatP-4774 clearance: every level is listed, not only the highest).
 *
 * @param classifications the levels held; may be empty
 */
public record Clearance(String policy, SortedSet<String> classifications, List<Category> categories) {

    public Clearance {
        classifications = Collections.unmodifiableSortedSet(new TreeSet<>(classifications));
        categories = Canonical.ordered(categories);
    }

    /** The values held of a tag, of whatever type; empty if none. */
    public SortedSet<String> values(String tagName) {
        return Canonical.values(categories, tagName);
    }

    /** The values held of a tag of a type; empty if none. */
    public SortedSet<String> values(String tagName, TagType type) {
        return Canonical.values(categories, tagName, type);
    }

    /** Whether this gives nothing that the other does not, which is of the same policy. */
    boolean liesWithin(Clearance other) {
        return Canonical.within(classifications, other.classifications())
                && categories.stream()
                        .filter(category -> category.type() != TagType.INFORMATIVE)
                        .allMatch(category -> Canonical.within(category.values(), other.valuesOf(category)));
    }

    /** What this and the other have in common, which is of the same policy; in this one's spelling. */
    Clearance commonWith(Clearance other) {
        return new Clearance(
                policy,
                Canonical.common(classifications, other.classifications()),
                categories.stream()
                        .map(category ->
                                new Common(category, Canonical.common(category.values(), other.valuesOf(category))))
                        .filter(common -> !common.values().isEmpty())
                        .map(common ->
                                new Category(common.of().type(), common.of().tagName(), common.values()))
                        .toList());
    }

    private record Common(Category of, SortedSet<String> values) {}

    private SortedSet<String> valuesOf(Category category) {
        return categories.stream()
                .filter(own -> own.type() == category.type() && own.tagName().equalsIgnoreCase(category.tagName()))
                .findFirst()
                .map(Category::values)
                .orElse(Collections.emptySortedSet());
    }

    String canonical() {
        return Canonical.of(policy, "", List.copyOf(classifications), categories);
    }
}
