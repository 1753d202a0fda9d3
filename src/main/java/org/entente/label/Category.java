package org.entente.label;

import java.util.Collection;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A category of a label or a clearance (ADatP-4774, element {@code Category}).
 *
 * @param values at least one, at most 1,000
 */
public record Category(TagType type, String tagName, SortedSet<String> values) {

    public Category {
        if (values.isEmpty() || values.size() > 1000) {
            throw new IllegalArgumentException("A category has 1 to 1,000 values");
        }
        values = Collections.unmodifiableSortedSet(new TreeSet<>(values));
    }

    public static Category of(TagType type, String tagName, Collection<String> values) {
        return new Category(type, tagName, new TreeSet<>(values));
    }
}
