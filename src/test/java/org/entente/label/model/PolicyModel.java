package org.entente.label.model;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/**
 * A security policy and what follows from it, read from its SPIF with the platform's DOM and told from the standards' rules alone.
 * It shares no code with the portal's engine, so an error in either is a difference.
 */
public final class PolicyModel {

    private static final String SPIF = "http://www.xmlspif.org/spif";

    /** What is wrong with a label. */
    public enum Flaw {
        OTHER_POLICY,
        UNKNOWN_LEVEL,
        UNKNOWN_TAG,
        UNKNOWN_VALUE,
        TOO_FEW_VALUES,
        TOO_MANY_VALUES,
        EXCLUDED_BY_LEVEL,
        NEEDS_LEVEL,
        LEVEL_NEEDS_CATEGORY,
        VALUE_NEEDS_CATEGORY,
        EXCLUDED_BY_CATEGORY
    }

    /** The answer, or the first thing in the standard's order that stands against it. */
    public enum Answer {
        PERMIT,
        INVALID_LABEL,
        OTHER_POLICY,
        CLASSIFICATION,
        NOT_RELEASABLE,
        CAVEAT
    }

    /** A level by name and the rules that it brings. */
    record Level(String name, int hierarchy, List<Needed> needs) {}

    /** A tag of a policy; at most and at least so many values. */
    public record Tag(String type, String name, int least, int most, Map<String, Value> values) {}

    /** A value of a tag. */
    public record Value(
            String name,
            String number,
            Set<String> notWith,
            @Nullable String onlyWith,
            List<Needed> needs,
            List<Ref> excludes) {}

    /** A value, or all values where there is no number, of a tag. */
    record Ref(String tag, String type, @Nullable String number) {

        boolean meets(Carried carried) {
            return tag.equals(carried.tag.name)
                    && type.equals(carried.tag.type)
                    && (number == null || number.equals(carried.value.number));
        }
    }

    record Needed(String operation, List<Ref> refs) {

        boolean by(Collection<Carried> all) {
            return switch (operation) {
                case "all" -> refs.stream().allMatch(ref -> all.stream().anyMatch(ref::meets));
                case "oneOrMore" -> all.stream().anyMatch(one -> refs.stream().anyMatch(ref -> ref.meets(one)));
                case "onlyOne" ->
                    all.stream()
                                    .filter(one -> refs.stream().anyMatch(ref -> ref.meets(one)))
                                    .count()
                            == 1;
                default -> throw new AssertionError(operation);
            };
        }
    }

    record Carried(Tag tag, Value value) {}

    private final String name;
    private final List<String> names;
    private final Map<String, Level> levels = new LinkedHashMap<>();
    private final Map<String, Tag> tags = new LinkedHashMap<>();

    private PolicyModel(Element root) {
        name = only(root, "securityPolicyId").getAttribute("name");
        children(only(root, "securityClassifications"), "securityClassification").stream()
                .map(one -> new Level(
                        one.getAttribute("name"), Integer.parseInt(one.getAttribute("hierarchy")), needed(one)))
                .sorted(Comparator.comparingInt(Level::hierarchy))
                .forEach(level -> levels.put(upper(level.name), level));
        names = levels.values().stream().map(Level::name).toList();
        for (Element set : children(only(root, "securityCategoryTagSets"), "securityCategoryTagSet")) {
            for (Element tag : children(set, "securityCategoryTag")) {
                Map<String, Value> values = new LinkedHashMap<>();
                children(tag, "tagCategory").forEach(one -> values.put(upper(one.getAttribute("name")), value(one)));
                int most = number(tag, "maxSelection", Integer.MAX_VALUE);
                Tag read = new Tag(
                        type(tag),
                        set.getAttribute("name"),
                        number(tag, "minSelection", 0),
                        tag.getAttribute("singleSelection").equals("true") ? 1 : most,
                        values);
                tags.put(key(read.type, read.name), read);
            }
        }
    }

    /** The policy of a SPIF, which is believed. */
    public static PolicyModel read(byte[] spif) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
            return new PolicyModel(factory.newDocumentBuilder()
                    .parse(new ByteArrayInputStream(spif))
                    .getDocumentElement());
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    public String name() {
        return name;
    }

    /** Lowest first. */
    public List<String> levels() {
        return names;
    }

    public List<Tag> tags() {
        return List.copyOf(tags.values());
    }

    /** Everything that is wrong with a label under this policy. */
    public Set<Flaw> flaws(Said.Label label) {
        Set<Flaw> flaws = EnumSet.noneOf(Flaw.class);
        if (!upper(label.policy()).equals(upper(name))) {
            flaws.add(Flaw.OTHER_POLICY);
            return flaws;
        }
        Level level = levels.get(upper(label.level()));
        if (level == null) {
            flaws.add(Flaw.UNKNOWN_LEVEL);
        }
        Map<String, Carried> carried = new LinkedHashMap<>();
        for (Said.Entry entry : label.entries()) {
            Tag tag = tags.get(key(entry.type(), entry.tag()));
            if (tag == null) {
                flaws.add(Flaw.UNKNOWN_TAG);
                continue;
            }
            for (String said : entry.values()) {
                Value value = tag.values.get(upper(said));
                if (value == null) {
                    flaws.add(Flaw.UNKNOWN_VALUE);
                } else {
                    carried.put(key(tag.type, tag.name) + " " + upper(said), new Carried(tag, value));
                }
            }
        }
        Collection<Carried> all = carried.values();
        tags.forEach((key, tag) -> {
            if (tag.least == 0 && tag.most == Integer.MAX_VALUE) {
                return;
            }
            long count = label.entries().stream()
                    .filter(entry -> key(entry.type(), entry.tag()).equals(key))
                    .flatMap(entry -> entry.values().stream())
                    .map(PolicyModel::upper)
                    .distinct()
                    .count();
            if (count < tag.least) {
                flaws.add(Flaw.TOO_FEW_VALUES);
            }
            if (count > tag.most) {
                flaws.add(Flaw.TOO_MANY_VALUES);
            }
        });
        if (level != null && level.needs.stream().anyMatch(needed -> !needed.by(all))) {
            flaws.add(Flaw.LEVEL_NEEDS_CATEGORY);
        }
        for (Carried one : all) {
            Value value = one.value;
            if (level != null && value.notWith.contains(upper(level.name))) {
                flaws.add(Flaw.EXCLUDED_BY_LEVEL);
            }
            if (level != null && value.onlyWith != null && !value.onlyWith.equals(upper(level.name))) {
                flaws.add(Flaw.NEEDS_LEVEL);
            }
            if (value.needs.stream().anyMatch(needed -> !needed.by(all))) {
                flaws.add(Flaw.VALUE_NEEDS_CATEGORY);
            }
            if (value.excludes.stream()
                    .anyMatch(ref -> all.stream().anyMatch(other -> other != one && ref.meets(other)))) {
                flaws.add(Flaw.EXCLUDED_BY_CATEGORY);
            }
        }
        return flaws;
    }

    /** ADatP-4774's decision: valid, level listed, every permissive tag shared, every restrictive value held. */
    public Answer decide(Said.Clearance clearance, Said.Label label) {
        if (!upper(label.policy()).equals(upper(name))) {
            return Answer.OTHER_POLICY;
        }
        if (!flaws(label).isEmpty()) {
            return Answer.INVALID_LABEL;
        }
        if (!upper(clearance.policy()).equals(upper(name))) {
            return Answer.OTHER_POLICY;
        }
        if (!uppers(clearance.levels()).contains(upper(label.level()))) {
            return Answer.CLASSIFICATION;
        }
        for (Said.Entry asked : label.entries()) {
            if (asked.type().equals("PERMISSIVE")
                    && uppers(asked.values()).stream().noneMatch(held(clearance, asked)::contains)) {
                return Answer.NOT_RELEASABLE;
            }
        }
        for (Said.Entry asked : label.entries()) {
            if (asked.type().equals("RESTRICTIVE") && !held(clearance, asked).containsAll(uppers(asked.values()))) {
                return Answer.CAVEAT;
            }
        }
        return Answer.PERMIT;
    }

    /**
     * Whether nobody who is cleared for a level and all below it may come to read by the second label what the first one keeps
     * from them. It takes one person to tell: who holds just enough for the second, and of all that would do, what serves the first
     * least.
     */
    public boolean onlyRestricts(Said.Label from, Said.Label to) {
        if (!flaws(from).isEmpty() || !flaws(to).isEmpty()) {
            return false;
        }
        List<Said.Entry> held = new ArrayList<>();
        for (Said.Entry asked : to.entries()) {
            Set<String> values = uppers(asked.values());
            if (asked.type().equals("PERMISSIVE")) {
                Set<String> serving = from.entries().stream()
                        .filter(entry -> key(entry.type(), entry.tag()).equals(key(asked.type(), asked.tag())))
                        .flatMap(entry -> uppers(entry.values()).stream())
                        .collect(Collectors.toSet());
                values = Set.of(values.stream()
                        .filter(value -> !serving.contains(value))
                        .findFirst()
                        .orElse(values.iterator().next()));
            }
            held.add(new Said.Entry(asked.type(), asked.tag(), values));
        }
        List<String> all = names.stream().map(PolicyModel::upper).toList();
        Said.Clearance least =
                new Said.Clearance(name, Set.copyOf(names.subList(0, all.indexOf(upper(to.level())) + 1)), held);
        return decide(least, from) == Answer.PERMIT;
    }

    /** The only label that covers a collection of labels of this policy; none if one of them is invalid, or no label covers. */
    public Optional<Said.Label> rollUp(List<Said.Label> labels) {
        if (labels.stream().anyMatch(label -> !flaws(label).isEmpty())) {
            return Optional.empty();
        }
        List<Said.Entry> entries = new ArrayList<>();
        for (Tag tag : tags.values()) {
            List<Set<String>> said = labels.stream()
                    .flatMap(label -> label.entries().stream())
                    .filter(entry -> key(entry.type(), entry.tag()).equals(key(tag.type, tag.name)))
                    .map(entry -> uppers(entry.values()))
                    .toList();
            Set<String> common = tag.values.entrySet().stream()
                    .filter(value -> tag.type.equals("PERMISSIVE")
                            ? said.stream().allMatch(one -> one.contains(value.getKey()))
                            : said.stream().anyMatch(one -> one.contains(value.getKey())))
                    .map(value -> value.getValue().name)
                    .collect(Collectors.toSet());
            if (!said.isEmpty() && common.isEmpty()) {
                return Optional.empty();
            }
            if (!said.isEmpty()) {
                entries.add(new Said.Entry(tag.type, tag.name, common));
            }
        }
        entries.sort(Comparator.comparing(Said.Entry::tag).thenComparing(Said.Entry::type, Comparator.reverseOrder()));
        Said.Label covering = new Said.Label(name, highest(labels), entries);
        return flaws(covering).isEmpty() ? Optional.of(covering) : Optional.empty();
    }

    /** The highest level among labels; one that nobody knows may be as high as any. */
    public String highest(List<Said.Label> labels) {
        return labels.stream()
                .map(label -> levels.get(upper(label.level())))
                .map(level -> level == null ? Objects.requireNonNull(levels.get(upper(names.getLast()))) : level)
                .max(Comparator.comparingInt(Level::hierarchy))
                .orElseThrow()
                .name;
    }

    static String upper(String text) {
        return text.toUpperCase(Locale.ROOT);
    }

    static Set<String> uppers(Set<String> texts) {
        return texts.stream().map(PolicyModel::upper).collect(Collectors.toSet());
    }

    private static Set<String> held(Said.Clearance clearance, Said.Entry asked) {
        return clearance.entries().stream()
                .filter(entry -> key(entry.type(), entry.tag()).equals(key(asked.type(), asked.tag())))
                .flatMap(entry -> uppers(entry.values()).stream())
                .collect(Collectors.toSet());
    }

    private static String key(String type, String tag) {
        return type + " " + upper(tag);
    }

    private static Value value(Element element) {
        Set<String> notWith = children(element, "excludedClass").stream()
                .map(one -> upper(one.getTextContent().strip()))
                .collect(Collectors.toSet());
        return new Value(
                element.getAttribute("name"),
                plain(element.getAttribute("lacv")),
                notWith,
                element.hasAttribute("requiredClass") ? upper(element.getAttribute("requiredClass")) : null,
                needed(element),
                children(element, "excludedCategory").stream()
                        .map(PolicyModel::ref)
                        .toList());
    }

    private static List<Needed> needed(Element element) {
        return children(element, "requiredCategory").stream()
                .map(one -> new Needed(
                        one.getAttribute("operation"),
                        children(one, "categoryGroup").stream()
                                .map(PolicyModel::ref)
                                .toList()))
                .toList();
    }

    private static Ref ref(Element element) {
        return new Ref(
                element.getAttribute("tagSetRef"),
                type(element),
                element.hasAttribute("lacv") ? plain(element.getAttribute("lacv")) : null);
    }

    private static String type(Element element) {
        return switch (element.getAttribute("tagType") + element.getAttribute("enumType")) {
            case "restrictive", "enumeratedrestrictive" -> "RESTRICTIVE";
            case "permissive", "enumeratedpermissive" -> "PERMISSIVE";
            case "tagType7" -> "INFORMATIVE";
            default -> throw new AssertionError(element.getAttribute("tagType"));
        };
    }

    // 004 and 4 are one number.
    private static String plain(String number) {
        return number.replaceFirst("^0+(?=.)", "");
    }

    private static int number(Element element, String attribute, int otherwise) {
        return element.hasAttribute(attribute) ? Integer.parseInt(element.getAttribute(attribute)) : otherwise;
    }

    private static Element only(Element parent, String name) {
        return children(parent, name).getFirst();
    }

    private static List<Element> children(Element parent, String name) {
        NodeList nodes = parent.getChildNodes();
        List<Element> found = new ArrayList<>();
        IntStream.range(0, nodes.getLength()).mapToObj(nodes::item).forEach((Node node) -> {
            if (node instanceof Element element
                    && SPIF.equals(element.getNamespaceURI())
                    && name.equals(element.getLocalName())) {
                found.add(element);
            }
        });
        return found;
    }
}
