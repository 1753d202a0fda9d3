package org.entente.label;

import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Canonical texts decide which labels share a row, so their parts are quoted: no value can imitate another's bounds. */
final class Canonical {

    private Canonical() {}

    static List<Category> ordered(List<Category> categories) {
        List<Category> ordered = categories.stream()
                .sorted(Comparator.comparing(Category::tagName).thenComparing(Category::type))
                .toList();
        Set<String> seen = new HashSet<>();
        for (Category category : ordered) {
            // In whatever case: policies do not tell names apart by it.
            if (!seen.add(category.type() + " " + category.tagName().toUpperCase(Locale.ROOT))) {
                throw new IllegalArgumentException("A tag stands at most once in a label or clearance");
            }
        }
        return ordered;
    }

    static SortedSet<String> values(List<Category> categories, String tagName) {
        SortedSet<String> values = new TreeSet<>();
        categories.stream()
                .filter(category -> category.tagName().equals(tagName))
                .forEach(category -> values.addAll(category.values()));
        return Collections.unmodifiableSortedSet(values);
    }

    static SortedSet<String> values(List<Category> categories, String tagName, TagType type) {
        return categories.stream()
                .filter(category ->
                        category.type() == type && category.tagName().equals(tagName))
                .findFirst()
                .map(Category::values)
                .orElse(Collections.emptySortedSet());
    }

    /** Whether all of these are among the others, in whatever case. */
    static boolean within(SortedSet<String> these, SortedSet<String> others) {
        return common(these, others).size() == these.size();
    }

    /** Those of these that are among the others, in whatever case. */
    static SortedSet<String> common(SortedSet<String> these, SortedSet<String> others) {
        TreeSet<String> known = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        known.addAll(others);
        return these.stream().filter(known::contains).collect(Collectors.toCollection(TreeSet::new));
    }

    static String of(String policy, String edition, List<String> classifications, List<Category> categories) {
        return quote(policy)
                + edition
                + classifications.stream().map(Canonical::quote).collect(Collectors.joining(",", "/", ""))
                + categories.stream()
                        .map(c -> c.type()
                                + quote(c.tagName())
                                + c.values().stream().map(Canonical::quote).collect(Collectors.joining(",", "=", "")))
                        .collect(Collectors.joining(";", "/", ""));
    }

    private static String quote(String part) {
        return '"' + part.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
