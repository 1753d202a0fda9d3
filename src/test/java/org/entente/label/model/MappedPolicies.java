package org.entente.label.model;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Two small policies drawn by lot, one of which states what the first's values become in the second, and what follows from that for
 * somebody who is cleared under the second alone. It shares no code with the portal's engine.
 */
public final class MappedPolicies {

    private static final String RESTRICTIVE = "RESTRICTIVE";
    private static final String PERMISSIVE = "PERMISSIVE";
    private static final List<String> TYPES = List.of(RESTRICTIVE, PERMISSIVE, "INFORMATIVE");
    private static final int NUMBERS = 3;

    /** A value, by its set, the type of its tag, and its number there. */
    private record Ref(int set, String type, int number) {

        String name() {
            return type.charAt(0) + "" + number;
        }
    }

    /** A statement that a value of one of the two is the same as one of the other. */
    private record Same(Ref first, Ref second, boolean counts) {}

    private final Random random;
    private final Set<Ref> first;
    private final Set<Ref> second;
    private final boolean statedByFirst;
    private final List<Same> stated = new ArrayList<>();
    private final Set<Ref> discarded = new LinkedHashSet<>();
    private final @Nullable Ref needed;
    private final boolean neededByLevel;

    public MappedPolicies(Random random) {
        this.random = random;
        first = values();
        second = values();
        statedByFirst = random.nextBoolean();
        needed = random.nextInt(4) == 0 ? any(first) : null;
        neededByLevel = random.nextBoolean();
        for (Ref value : first) {
            if (statedByFirst && random.nextInt(12) == 0) {
                discarded.add(value);
            }
            // Most have one, so that many labels can be said in the other's terms whole.
            int number = random.nextInt(12) == 0 ? 0 : 1 + random.nextInt(5) / 4;
            for (int i = 0; i < number; i++) {
                stated.add(new Same(value, any(second), random.nextInt(15) > 0));
            }
        }
    }

    /** The SPIF of the policy that labels are of. */
    public byte[] firstDocument() {
        String condition = needed == null ? "" : """
                <requiredCategory operation="all"><categoryGroup tagSetRef="First %d" %s lacv="%d"/></requiredCategory>
                """.formatted(needed.set, type(needed), needed.number);
        boolean linked = statedByFirst || needed != null;
        return document(
                "First",
                "1.2.1",
                first,
                linked ? link("Second", "1.2.2", neededByLevel && statedByFirst ? "" : condition) : "",
                statedByFirst ? "Second" : "",
                neededByLevel && statedByFirst ? condition : "",
                value -> statedByFirst
                        ? stated.stream()
                                        .filter(one -> one.first.equals(value))
                                        .distinct()
                                        .map(one ->
                                                same("Second", "1.2.2", one.second, applied(one, "encrypt", "decrypt")))
                                        .collect(Collectors.joining())
                                + (discarded.contains(value) ? discard() : "")
                        : "");
    }

    /** The SPIF of the policy that people are cleared under. */
    public byte[] secondDocument() {
        return document(
                "Second",
                "1.2.2",
                second,
                statedByFirst ? "" : link("First", "1.2.1", ""),
                statedByFirst ? "" : "First",
                "",
                value -> statedByFirst
                        ? ""
                        : stated.stream()
                                .filter(one -> one.second.equals(value))
                                .distinct()
                                .map(one -> same("First", "1.2.1", one.first, applied(one, "decrypt", "encrypt")))
                                .collect(Collectors.joining()));
    }

    public Said.Label label() {
        List<Said.Entry> entries = new ArrayList<>();
        tags(first).forEach((tag, values) -> {
            if (random.nextInt(2) == 0) {
                entries.add(entry("First ", tag, some(values, 1)));
            }
        });
        return new Said.Label("First", level(), entries);
    }

    public Said.Clearance clearance() {
        List<Said.Entry> entries = new ArrayList<>();
        tags(second).forEach((tag, values) -> {
            Set<Ref> held = some(values, 0);
            if (!held.isEmpty()) {
                entries.add(entry("Second ", tag, held));
            }
        });
        return new Said.Clearance("Second", random.nextInt(8) == 0 ? Set.of("LOW") : Set.of("LOW", "HIGH"), entries);
    }

    /** Whether the first policy's condition is met and every value of a label has something that it becomes, or is to be left out. */
    public boolean isStated(Said.Label label) {
        Set<Ref> carried =
                label.entries().stream().flatMap(entry -> refs(entry).stream()).collect(Collectors.toSet());
        return (needed == null || carried.contains(needed))
                && carried.stream()
                        .allMatch(value -> discarded.contains(value)
                                || !becomes(Set.of(value)).isEmpty());
    }

    /** Whether the level, each category by itself, and each value of a restrictive one by itself, admit somebody by what it becomes. */
    public boolean admitsByEach(Said.Label label, Said.Clearance clearance) {
        Set<Ref> held = clearance.entries().stream()
                .flatMap(entry -> refs(entry).stream())
                .collect(Collectors.toSet());
        return clearance.levels().contains(label.level())
                && asked(label).stream().allMatch(one -> admits(one, held));
    }

    /** Whether two categories, or values of restrictive ones, become values of one tag that opens. */
    public boolean meetInARelease(Said.Label label) {
        List<String> tags = asked(label).stream()
                .flatMap(one -> one.stream()
                        .filter(value -> value.type.equals(PERMISSIVE))
                        .map(value -> "" + value.set)
                        .distinct())
                .toList();
        return Set.copyOf(tags).size() < tags.size();
    }

    @Override
    public String toString() {
        return new String(firstDocument(), StandardCharsets.UTF_8)
                + new String(secondDocument(), StandardCharsets.UTF_8);
    }

    private List<Set<Ref>> asked(Said.Label label) {
        List<Set<Ref>> asked = new ArrayList<>();
        for (Said.Entry entry : label.entries()) {
            if (entry.type().equals(RESTRICTIVE)) {
                refs(entry).forEach(value -> asked.add(becomes(Set.of(value))));
            } else {
                asked.add(becomes(refs(entry)));
            }
        }
        return asked;
    }

    private static boolean admits(Set<Ref> asked, Set<Ref> held) {
        boolean all =
                asked.stream().filter(value -> value.type.equals(RESTRICTIVE)).allMatch(held::contains);
        return all
                && asked.stream()
                        .filter(value -> value.type.equals(PERMISSIVE))
                        .collect(Collectors.groupingBy(Ref::set))
                        .values()
                        .stream()
                        .allMatch(values -> values.stream().anyMatch(held::contains));
    }

    private Set<Ref> becomes(Set<Ref> values) {
        return stated.stream()
                .filter(one -> one.counts && values.contains(one.first))
                .map(Same::second)
                .collect(Collectors.toSet());
    }

    private static Set<Ref> refs(Said.Entry entry) {
        int set = Integer.parseInt(entry.tag().replaceAll("\\D", ""));
        return entry.values().stream()
                .map(value -> new Ref(set, entry.type(), Integer.parseInt(value.substring(1))))
                .collect(Collectors.toSet());
    }

    private Set<Ref> values() {
        Set<Ref> values = new LinkedHashSet<>();
        int sets = 1 + random.nextInt(2);
        for (int set = 1; set <= sets; set++) {
            for (String type : TYPES) {
                for (int number = 1; number <= NUMBERS; number++) {
                    // The same numbers in tags of several types, of one set.
                    if (random.nextInt(5) > (type.equals("INFORMATIVE") ? 2 : 1)) {
                        values.add(new Ref(set, type, number));
                    }
                }
            }
        }
        values.add(new Ref(1, PERMISSIVE, 1));
        values.add(new Ref(1, RESTRICTIVE, 1));
        return values;
    }

    private static Map<Ref, Set<Ref>> tags(Set<Ref> values) {
        Map<Ref, Set<Ref>> tags = new LinkedHashMap<>();
        values.forEach(value -> tags.computeIfAbsent(new Ref(value.set, value.type, 0), any -> new LinkedHashSet<>())
                .add(value));
        return tags;
    }

    private static Said.Entry entry(String prefix, Ref tag, Set<Ref> values) {
        return new Said.Entry(
                tag.type,
                prefix + tag.set,
                values.stream().map(Ref::name).collect(Collectors.toCollection(TreeSet::new)));
    }

    private Set<Ref> some(Set<Ref> values, int least) {
        Set<Ref> some = new LinkedHashSet<>();
        for (Ref value : values) {
            if (random.nextInt(2) == 0) {
                some.add(value);
            }
        }
        if (some.size() < least) {
            some.add(any(values));
        }
        return some;
    }

    private Ref any(Set<Ref> values) {
        return Objects.requireNonNull(
                List.copyOf(values.stream().sorted(MappedPolicies::compare).toList())
                        .get(random.nextInt(values.size())));
    }

    private static int compare(Ref one, Ref other) {
        return (one.set + one.type + one.number).compareTo(other.set + other.type + other.number);
    }

    private String level() {
        return random.nextInt(3) == 0 ? "HIGH" : "LOW";
    }

    // In the direction that is asked, or in that and the other; what does not count goes the other way only.
    private static String applied(Same one, String asked, String other) {
        return one.counts ? (one.first.number + one.second.number) % 2 == 0 ? "both" : asked : other;
    }

    private static byte[] document(
            String name,
            String oid,
            Set<Ref> values,
            String link,
            String levelsOf,
            String levelRule,
            Function<Ref, String> equivalents) {
        StringBuilder sets = new StringBuilder();
        for (int set : values.stream().map(Ref::set).collect(Collectors.toCollection(TreeSet::new))) {
            sets.append("<securityCategoryTagSet name=\"%s %d\" id=\"%s.%d\">".formatted(name, set, oid, set));
            tags(values).forEach((tag, of) -> {
                if (tag.set == set) {
                    sets.append("<securityCategoryTag name=\"%s\" %s>".formatted(tag.type, type(tag)));
                    of.forEach(value -> sets.append("<tagCategory name=\"%s\" lacv=\"%d\">%s</tagCategory>"
                            .formatted(value.name(), value.number, equivalents.apply(value))));
                    sets.append("</securityCategoryTag>");
                }
            });
            sets.append("</securityCategoryTagSet>");
        }
        return """
                <SPIF xmlns="http://www.xmlspif.org/spif" schemaVersion="2.1" version="drawn">
                  <securityPolicyId name="%s" id="%s"/>
                  <securityClassifications>
                    <securityClassification name="LOW" lacv="1" hierarchy="0">%s</securityClassification>
                    <securityClassification name="HIGH" lacv="2" hierarchy="1">%s</securityClassification>
                  </securityClassifications>
                  <securityCategoryTagSets>%s</securityCategoryTagSets>
                  <equivalentPolicies>%s</equivalentPolicies>
                </SPIF>
                """.formatted(name, oid, level(levelsOf, 1, levelRule), level(levelsOf, 2, levelRule), sets, link)
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String level(String of, int number, String rule) {
        return of.isEmpty()
                ? ""
                : "<equivalentClassification policyRef=\"%s\" lacv=\"%d\" applied=\"both\">%s</equivalentClassification>"
                        .formatted(of, number, rule);
    }

    private static String link(String name, String oid, String rule) {
        return "<equivalentPolicy name=\"%s\" id=\"%s\">%s</equivalentPolicy>".formatted(name, oid, rule);
    }

    private static String same(String policy, String oid, Ref value, String applied) {
        return "<equivalentSecCategoryTag policyRef=\"%s\" tagSetId=\"%s.%d\" %s lacv=\"%d\" applied=\"%s\"/>"
                .formatted(policy, oid, value.set, type(value), value.number, applied);
    }

    private static String discard() {
        return "<equivalentSecCategoryTag policyRef=\"Second\" tagType=\"tagType7\" applied=\"encrypt\" action=\"discard\"/>";
    }

    private static String type(Ref tag) {
        return "tagType=\"%s\""
                .formatted(tag.type.equals("INFORMATIVE") ? "tagType7" : tag.type.toLowerCase(Locale.ROOT));
    }
}
