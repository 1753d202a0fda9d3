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

    String canonical() {
        return Canonical.of(policy, "", List.copyOf(classifications), categories);
    }
}
