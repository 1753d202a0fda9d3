package org.entente.label;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.Collectors;

/**
 * What makes two labels equal: policy, classification and categories. Originator and dates stay with the labelled object.
 *
 * @param categories at most one for each tag, kept in order of the tags' names
 */
public record ConfidentialityLabel(String policy, String classification, List<Category> categories) {

    public ConfidentialityLabel {
        categories = Canonical.ordered(categories);
    }

    /** The values of a tag; empty if the label does not carry it. */
    public SortedSet<String> values(String tagName) {
        return categories.stream()
                .filter(c -> c.tagName().equals(tagName))
                .findFirst()
                .map(Category::values)
                .orElse(Collections.emptySortedSet());
    }

    Optional<Category> category(String tagName) {
        return categories.stream().filter(c -> c.tagName().equals(tagName)).findFirst();
    }

    String canonical() {
        return Canonical.of(policy, List.of(classification), categories);
    }

    /** Canonical texts decide which labels share a row, so their parts are quoted: no value can imitate another's bounds. */
    static final class Canonical {

        private Canonical() {}

        static List<Category> ordered(List<Category> categories) {
            List<Category> ordered = categories.stream()
                    .sorted(Comparator.comparing(Category::tagName))
                    .toList();
            if (ordered.stream().map(Category::tagName).distinct().count() != ordered.size()) {
                throw new IllegalArgumentException("A tag stands at most once in a label or clearance");
            }
            return ordered;
        }

        static String of(String policy, List<String> classifications, List<Category> categories) {
            return quote(policy)
                    + classifications.stream().map(Canonical::quote).collect(Collectors.joining(",", "/", ""))
                    + categories.stream()
                            .map(c -> c.type()
                                    + quote(c.tagName())
                                    + c.values().stream()
                                            .map(Canonical::quote)
                                            .collect(Collectors.joining(",", "=", "")))
                            .collect(Collectors.joining(";", "/", ""));
        }

        private static String quote(String part) {
            return '"' + part.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
        }
    }
}
