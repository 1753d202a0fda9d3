package org.entente.label.spif;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.entente.label.TagType;
import org.entente.label.policy.CategoryRule;
import org.entente.label.policy.CategoryRule.Group;
import org.entente.label.policy.CategoryRule.Operation;
import org.entente.label.policy.PolicyEquivalent;
import org.entente.label.policy.PolicyTag;
import org.entente.label.xml.XmlElement;
import org.jspecify.annotations.Nullable;

/** The tag sets of a SPIF, and the rules that refer to them. */
final class SpifTags {

    private final SpifReader.Names names;
    private final Set<String> otherPolicies;

    SpifTags(SpifReader.Names names, Set<String> otherPolicies) {
        this.names = names;
        this.otherPolicies = otherPolicies;
    }

    List<PolicyTag> read(XmlElement root) {
        List<PolicyTag> tags = new ArrayList<>();
        Set<String> sets = new HashSet<>();
        Set<String> oids = new HashSet<>();
        for (XmlElement parent : root.one("securityCategoryTagSets").stream().toList()) {
            for (XmlElement set : parent.all("securityCategoryTagSet")) {
                String name = SpifReader.name(set);
                if (!sets.add(name.toUpperCase(Locale.ROOT)) || !oids.add(SpifReader.oid(set))) {
                    throw set.refused("The tag set " + name + ", or its identifier, is there twice");
                }
                Set<TagType> types = new HashSet<>();
                for (XmlElement tag : set.all("securityCategoryTag")) {
                    PolicyTag read = tag(name, SpifReader.oid(set), tag);
                    if (!types.add(read.type())) {
                        throw tag.refused("The tag set " + name + " has two tags of type " + read.type());
                    }
                    tags.add(read);
                }
            }
        }
        return tags;
    }

    List<CategoryRule> rules(XmlElement element) {
        return element.all("requiredCategory").stream().map(this::rule).toList();
    }

    List<PolicyEquivalent.OfLevel> equivalentLevels(XmlElement level) {
        return level.all("equivalentClassification").stream()
                .map(one -> new PolicyEquivalent.OfLevel(
                        otherPolicy(one), SpifReader.number(one, "lacv"), applied(one), rules(one)))
                .toList();
    }

    static TagType type(XmlElement element) {
        String type = element.needAttribute("tagType");
        return switch (type) {
            case "restrictive" -> TagType.RESTRICTIVE;
            case "permissive" -> TagType.PERMISSIVE;
            case "tagType7" -> TagType.INFORMATIVE;
            case "enumerated" ->
                switch (element.needAttribute("enumType")) {
                    case "restrictive" -> TagType.RESTRICTIVE;
                    case "permissive" -> TagType.PERMISSIVE;
                    default -> throw element.refused("enumType is neither restrictive nor permissive");
                };
            default -> throw element.refused("Not a type of tag: " + SpifReader.shortened(type));
        };
    }

    private PolicyTag tag(String set, String oid, XmlElement tag) {
        List<PolicyTag.Value> values = new ArrayList<>();
        Set<String> names = new HashSet<>();
        Set<Integer> lacvs = new HashSet<>();
        for (XmlElement element : tag.all("tagCategory")) {
            PolicyTag.Value value = value(element);
            SpifContradictions.refuse(element, set, value, this.names.levels());
            if (!names.add(value.name().toUpperCase(Locale.ROOT)) || !lacvs.add(value.lacv())) {
                throw element.refused(set + " has " + value.name() + ", or its number, twice");
            }
            values.add(value);
        }
        int minimum = limit(tag, "minSelection", 0);
        int maximum = limit(tag, "maxSelection", Integer.MAX_VALUE);
        if (SpifReader.flag(tag, "singleSelection")) {
            maximum = Math.min(maximum, 1);
        }
        if (minimum > maximum || minimum > values.size()) {
            throw tag.refused(set + " asks for " + minimum + " values, which it does not allow or does not have");
        }
        PolicyTag read = new PolicyTag(set, oid, type(tag), minimum, maximum, values, SpifPhrases.of(tag));
        SpifContradictions.refuse(tag, read, this.names.levels());
        return read;
    }

    private PolicyTag.Value value(XmlElement element) {
        String name = SpifReader.name(element);
        Set<String> excluded = new HashSet<>();
        element.all("excludedClass").forEach(one -> excluded.add(level(one, one.text())));
        String required = element.attribute("requiredClass").orElse(null);
        if (required != null && excluded.contains(level(element, required))) {
            throw element.refused(name + " both needs and excludes " + required);
        }
        return new PolicyTag.Value(
                name,
                SpifReader.number(element, "lacv"),
                SpifReader.flag(element, "obsolete"),
                time(element, "notBefore"),
                time(element, "notAfter"),
                excluded,
                required,
                rules(element),
                element.all("excludedCategory").stream().map(this::group).toList(),
                SpifPhrases.of(element),
                element.all("equivalentSecCategoryTag").stream()
                        .map(this::equivalent)
                        .toList());
    }

    private CategoryRule rule(XmlElement element) {
        Operation operation = switch (element.attribute("operation").orElse("all")) {
            case "onlyOne" -> Operation.ONLY_ONE;
            case "oneOrMore" -> Operation.ONE_OR_MORE;
            case "all" -> Operation.ALL;
            default -> throw element.refused("operation is none of onlyOne, oneOrMore and all");
        };
        List<Group> groups =
                element.all("categoryGroup").stream().map(this::group).toList();
        if (groups.isEmpty()) {
            throw element.refused("requiredCategory names no category");
        }
        return new CategoryRule(operation, groups);
    }

    private Group group(XmlElement element) {
        String set = element.needAttribute("tagSetRef");
        TagType type = type(element);
        Set<Integer> values = names.tags().getOrDefault(set, Map.of()).get(type);
        if (values == null) {
            throw element.refused("There is no tag set " + SpifReader.shortened(set) + " with a tag of type " + type);
        }
        boolean all = SpifReader.flag(element, "all");
        if (all == element.attribute("lacv").isPresent()) {
            throw element.refused("Either lacv or all is given");
        }
        if (all) {
            return new Group(set, type, null);
        }
        int lacv = SpifReader.number(element, "lacv");
        if (!values.contains(lacv)) {
            throw element.refused(SpifReader.shortened(set) + " has no value of number " + lacv);
        }
        return new Group(set, type, lacv);
    }

    private PolicyEquivalent.OfValue equivalent(XmlElement element) {
        boolean discard = element.attribute("action").filter("discard"::equals).isPresent();
        return new PolicyEquivalent.OfValue(
                otherPolicy(element),
                element.attribute("tagSetId").orElse(""),
                type(element),
                discard && element.attribute("lacv").isEmpty() ? 0 : SpifReader.number(element, "lacv"),
                applied(element),
                discard);
    }

    private String otherPolicy(XmlElement element) {
        String name = element.needAttribute("policyRef");
        if (!otherPolicies.contains(name)) {
            throw element.refused("There is no equivalent policy " + SpifReader.shortened(name));
        }
        return name;
    }

    private static PolicyEquivalent.Applied applied(XmlElement element) {
        return switch (element.attribute("applied").orElse("both")) {
            case "encrypt" -> PolicyEquivalent.Applied.ENCRYPT;
            case "decrypt" -> PolicyEquivalent.Applied.DECRYPT;
            case "both" -> PolicyEquivalent.Applied.BOTH;
            default -> throw element.refused("applied is none of encrypt, decrypt and both");
        };
    }

    private String level(XmlElement element, String name) {
        if (!names.levels().contains(name)) {
            throw element.refused("There is no level " + SpifReader.shortened(name));
        }
        return name;
    }

    // Either limit may be spelled out as none; the schema even presumes so of both.
    private static int limit(XmlElement tag, String attribute, int none) {
        if (tag.attribute(attribute).filter(text -> !text.equals("unbounded")).isEmpty()) {
            return none;
        }
        int limit = SpifReader.number(tag, attribute);
        if (limit < 0) {
            throw tag.refused(attribute + " is below zero");
        }
        return limit;
    }

    private static @Nullable Instant time(XmlElement element, String attribute) {
        String text = element.attribute(attribute).orElse(null);
        if (text == null) {
            return null;
        }
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            throw element.refused(attribute + " is not a time with its zone: " + SpifReader.shortened(text));
        }
    }
}
