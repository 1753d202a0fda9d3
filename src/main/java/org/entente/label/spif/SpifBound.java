package org.entente.label.spif;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.entente.label.xml.XmlElement;

/** How much a policy may state: labels are chosen and judged by trying its rules, in time that grows with each of these. */
enum SpifBound {
    LEVELS(100, "levels", Set.of("securityClassification")),
    TAGS(500, "tags", Set.of("securityCategoryTag")),
    VALUES(5_000, "values", Set.of("tagCategory")),
    RULE_GROUPS(20_000, "categories that its rules name", Set.of("categoryGroup", "excludedCategory")),
    OTHER_POLICIES(100, "equivalent policies", Set.of("equivalentPolicy")),
    EQUIVALENT_LEVELS(2_000, "equivalents of levels", Set.of("equivalentClassification")),
    EQUIVALENT_VALUES(20_000, "equivalents of values", Set.of("equivalentSecCategoryTag"));

    private final int most;
    private final String what;
    private final Set<String> elements;

    SpifBound(int most, String what, Set<String> elements) {
        this.most = most;
        this.what = what;
        this.elements = elements;
    }

    int most() {
        return most;
    }

    /** Refuses the first element that is one too many, in the document's order. */
    static void refuseMore(XmlElement root) {
        refuseMore(root, new EnumMap<>(SpifBound.class));
    }

    private static void refuseMore(XmlElement element, Map<SpifBound, Integer> counts) {
        for (SpifBound bound : values()) {
            if (bound.elements.contains(element.name()) && counts.merge(bound, 1, Integer::sum) > bound.most) {
                throw element.refused("A policy has at most " + bound.most + " " + bound.what);
            }
        }
        element.children().stream()
                .filter(child -> child.namespace().equals(element.namespace()))
                .forEach(child -> refuseMore(child, counts));
    }
}
