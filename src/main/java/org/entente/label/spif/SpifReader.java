package org.entente.label.spif;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.entente.label.TagType;
import org.entente.label.UnreadableDocument;
import org.entente.label.policy.Classification;
import org.entente.label.policy.MarkingPhrases;
import org.entente.label.policy.PolicyEquivalent;
import org.entente.label.policy.PolicyTag;
import org.entente.label.policy.SecurityPolicy;
import org.entente.label.xml.XmlDocument;
import org.entente.label.xml.XmlElement;

/**
 * Reads a policy from XML SPIF 2.1 ({@code http://www.xmlspif.org/spif}). Whatever contradicts itself, refers to nothing, or is of
 * another version is refused with the place and the reason: half a policy would protect half.
 */
public final class SpifReader {

    private static final String NAMESPACE = SpifVocabulary.NAMESPACE;
    private static final Pattern OID = Pattern.compile("[0-2](\\.(0|[1-9][0-9]{0,50})){1,60}");
    private static final int LONGEST_NAME = 256;

    private SpifReader() {}

    /**
     * The policy that the document states, as its first edition.
     *
     * @throws UnreadableDocument if it is not a SPIF 2.1, one that holds what is not known, or one that does not hold together
     */
    public static SecurityPolicy read(byte[] document) {
        return readNew(XmlDocument.read(document, XmlDocument.Bounds.POLICY));
    }

    /**
     * As {@link #read(byte[])}, of a document that was taken before: what is unknown in it is passed over, as it was then, and it may
     * be larger. Labels were made by it, and it goes on meaning what it meant.
     */
    static SecurityPolicy readKept(byte[] document) {
        return read(spif(XmlDocument.read(document, XmlDocument.Bounds.POLICY)));
    }

    /**
     * As {@link #read(byte[])}; takes no more from the stream than is accepted.
     *
     * @throws IOException if the stream cannot be read
     */
    public static SecurityPolicy read(InputStream document) throws IOException {
        return readNew(XmlDocument.read(document, XmlDocument.Bounds.POLICY));
    }

    private static SecurityPolicy readNew(XmlElement root) {
        spif(root);
        SpifVocabulary.refuseUnknown(root);
        SpifBound.refuseMore(root);
        return read(root);
    }

    private static XmlElement spif(XmlElement root) {
        if (!root.name().equals("SPIF") || !root.namespace().equals(NAMESPACE)) {
            throw root.refused("This is not a security policy: the first element is " + root.name()
                    + " and not SPIF of " + NAMESPACE);
        }
        String schema = root.needAttribute("schemaVersion");
        if (!schema.equals("2.1")) {
            throw root.refused("SPIF " + schema + " is not read, only SPIF 2.1");
        }
        return root;
    }

    private static SecurityPolicy read(XmlElement root) {
        XmlElement id = root.need("securityPolicyId");
        List<PolicyEquivalent> equivalents = equivalents(root, oid(id));
        Names names = Names.of(root);
        Set<String> others = new HashSet<>();
        equivalents.forEach(one -> others.add(one.name()));
        SpifTags tags = new SpifTags(names, others);
        List<Classification> levels = levels(root.need("securityClassifications"), tags);
        List<PolicyTag> read = tags.read(root);
        return new SecurityPolicy(
                name(id),
                oid(id),
                1,
                root.attribute("version").orElse(""),
                new MarkingPhrases(
                        joined(SpifPhrases.phrases(root), SpifPhrases.phrases(id)),
                        joined(SpifPhrases.qualifiers(root), SpifPhrases.qualifiers(id))),
                levels,
                read,
                equivalents.stream().map(one -> withRules(one, root, tags)).toList());
    }

    private static List<Classification> levels(XmlElement parent, SpifTags tags) {
        List<Classification> levels = new ArrayList<>();
        Set<Integer> lacvs = new HashSet<>();
        Set<String> names = new HashSet<>();
        Map<Integer, String> places = new HashMap<>();
        for (XmlElement element : parent.all("securityClassification")) {
            int lacv = number(element, "lacv");
            int rank = number(element, "hierarchy");
            String name = name(element);
            if (rank < 0 || rank > Short.MAX_VALUE) {
                throw element.refused("The hierarchy of " + name + " is not between 0 and " + Short.MAX_VALUE);
            }
            if (!lacvs.add(lacv) || !names.add(name.toUpperCase(Locale.ROOT))) {
                throw element.refused("The level " + name + ", or its number, is there twice");
            }
            String before = places.putIfAbsent(rank, name);
            if (before != null) {
                throw element.refused(name + " and " + before + " have the same place in the hierarchy");
            }
            Classification level = new Classification(
                    name,
                    lacv,
                    rank,
                    SpifPhrases.colour(element),
                    flag(element, "obsolete"),
                    tags.rules(element),
                    SpifPhrases.of(element),
                    tags.equivalentLevels(element));
            SpifContradictions.refuse(element, level, levels);
            levels.add(level);
        }
        if (levels.isEmpty()) {
            throw parent.refused("The policy has no level");
        }
        return levels;
    }

    private static List<PolicyEquivalent> equivalents(XmlElement root, String own) {
        List<PolicyEquivalent> found = new ArrayList<>();
        Set<String> names = new HashSet<>();
        Set<String> oids = new HashSet<>(Set.of(own));
        for (XmlElement parent : root.all("equivalentPolicies")) {
            for (XmlElement element : parent.all("equivalentPolicy")) {
                String name = name(element);
                if (!names.add(name)) {
                    throw element.refused("The equivalent policy " + name + " is there twice");
                }
                if (!oids.add(oid(element))) {
                    throw element.refused("The identifier of " + name + " is there twice, or is the policy's own");
                }
                found.add(new PolicyEquivalent(name, oid(element), List.of()));
            }
        }
        return found;
    }

    private static PolicyEquivalent withRules(PolicyEquivalent one, XmlElement root, SpifTags tags) {
        return root.all("equivalentPolicies").stream()
                .flatMap(parent -> parent.all("equivalentPolicy").stream())
                .filter(element -> name(element).equals(one.name()))
                .findFirst()
                .map(element -> new PolicyEquivalent(one.name(), one.oid(), tags.rules(element)))
                .orElse(one);
    }

    static String name(XmlElement element) {
        String name = element.needAttribute("name").strip();
        if (name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl)) {
            throw element.refused("A name is at most " + LONGEST_NAME + " characters long, without control characters");
        }
        return name;
    }

    static String oid(XmlElement element) {
        String oid = element.needAttribute("id");
        if (!OID.matcher(oid).matches()) {
            throw element.refused("Not an object identifier: " + shortened(oid));
        }
        return oid;
    }

    static int number(XmlElement element, String attribute) {
        String text = element.needAttribute(attribute);
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw element.refused(attribute + " is not a number: " + shortened(text));
        }
    }

    static boolean flag(XmlElement element, String attribute) {
        String text = element.attribute(attribute).orElse("false");
        return switch (text) {
            case "true", "1" -> true;
            case "false", "0" -> false;
            default -> throw element.refused(attribute + " is neither true nor false: " + shortened(text));
        };
    }

    static String shortened(String text) {
        return text.length() <= 80 ? text : text.substring(0, 80) + "…";
    }

    private static <T> List<T> joined(List<T> one, List<T> other) {
        List<T> both = new ArrayList<>(one);
        both.addAll(other);
        return both;
    }

    /** The names that references may go to, so that one to nowhere is refused where it stands. */
    record Names(Set<String> levels, Map<String, Map<TagType, Set<Integer>>> tags) {

        static Names of(XmlElement root) {
            Set<String> levels = new HashSet<>();
            root.all("securityClassifications")
                    .forEach(parent -> parent.all("securityClassification").forEach(level -> levels.add(name(level))));
            Map<String, Map<TagType, Set<Integer>>> tags = new HashMap<>();
            for (XmlElement parent : root.all("securityCategoryTagSets")) {
                for (XmlElement set : parent.all("securityCategoryTagSet")) {
                    Map<TagType, Set<Integer>> types = tags.computeIfAbsent(name(set), any -> new HashMap<>());
                    for (XmlElement tag : set.all("securityCategoryTag")) {
                        Set<Integer> values = types.computeIfAbsent(SpifTags.type(tag), any -> new HashSet<>());
                        tag.all("tagCategory").forEach(value -> values.add(number(value, "lacv")));
                    }
                }
            }
            return new Names(levels, tags);
        }
    }
}
