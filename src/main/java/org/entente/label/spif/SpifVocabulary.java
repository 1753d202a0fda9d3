package org.entente.label.spif;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.entente.label.xml.XmlElement;

/**
 * The elements and attributes that SPIF 2.1 knows, and where. A rule in another spelling would be passed over, and what it forbids
 * would be allowed; so whatever is in no list here is refused.
 */
final class SpifVocabulary {

    static final String NAMESPACE = "http://www.xmlspif.org/spif";

    /** What may hold anything: not read, and unable to open what the rest closes. */
    private static final Set<String> NOT_ENTERED = Set.of(
            "defaultSecurityPolicyId", "equivalentSecurityCategoryTagSet", "extensions", "privacyMarks", "updateInfo");

    private static final Set<String> MARKINGS = Set.of("markingData", "markingQualifier");
    private static final Known CATEGORY =
            new Known(Set.of(), Set.of("tagSetRef", "tagType", "enumType", "lacv", "all"));
    private static final Known TEXT = new Known(Set.of(), Set.of());

    private static final Map<String, Known> ELEMENTS = Map.ofEntries(
            Map.entry(
                    "SPIF",
                    new Known(
                            Set.of(
                                    "defaultSecurityPolicyId",
                                    "securityPolicyId",
                                    "securityClassifications",
                                    "securityCategoryTagSets",
                                    "equivalentPolicies",
                                    "privacyMarks",
                                    "markingData",
                                    "markingQualifier",
                                    "updateInfo",
                                    "extensions"),
                            Set.of(
                                    "schemaVersion",
                                    "version",
                                    "creationDate",
                                    "originatorDN",
                                    "keyIdentifier",
                                    "privilegeId",
                                    "rbacId",
                                    "userRefURI",
                                    "docRefURI"))),
            Map.entry("securityPolicyId", new Known(MARKINGS, Set.of("name", "id"))),
            Map.entry("equivalentPolicies", new Known(Set.of("equivalentPolicy"), Set.of())),
            Map.entry(
                    "equivalentPolicy",
                    new Known(Set.of("requiredCategory"), Set.of("name", "id", "userRefURI", "docRefURI"))),
            Map.entry(
                    "securityClassifications",
                    new Known(Set.of("securityClassification", "markingData", "markingQualifier"), Set.of("name"))),
            Map.entry(
                    "securityClassification",
                    new Known(
                            Set.of("requiredCategory", "equivalentClassification", "markingData", "markingQualifier"),
                            Set.of("name", "lacv", "hierarchy", "obsolete", "color"))),
            Map.entry(
                    "equivalentClassification",
                    new Known(Set.of("requiredCategory"), Set.of("policyRef", "lacv", "applied"))),
            Map.entry("securityCategoryTagSets", new Known(Set.of("securityCategoryTagSet"), Set.of())),
            Map.entry(
                    "securityCategoryTagSet",
                    new Known(Set.of("securityCategoryTag", "equivalentSecurityCategoryTagSet"), Set.of("name", "id"))),
            Map.entry(
                    "securityCategoryTag",
                    new Known(
                            Set.of("tagCategory", "markingData", "markingQualifier"),
                            Set.of(
                                    "name",
                                    "tagType",
                                    "enumType",
                                    "tag7Encoding",
                                    "singleSelection",
                                    "minSelection",
                                    "maxSelection"))),
            Map.entry(
                    "tagCategory",
                    new Known(
                            Set.of(
                                    "excludedClass",
                                    "excludedCategory",
                                    "requiredCategory",
                                    "equivalentSecCategoryTag",
                                    "markingData",
                                    "markingQualifier"),
                            Set.of(
                                    "name",
                                    "lacv",
                                    "obsolete",
                                    "notBefore",
                                    "notAfter",
                                    "requiredClass",
                                    "userInput",
                                    "dateFormat"))),
            Map.entry(
                    "equivalentSecCategoryTag",
                    new Known(
                            Set.of(),
                            Set.of("policyRef", "tagSetId", "tagType", "enumType", "lacv", "applied", "action"))),
            Map.entry("requiredCategory", new Known(Set.of("categoryGroup"), Set.of("operation"))),
            Map.entry("categoryGroup", CATEGORY),
            Map.entry("excludedCategory", CATEGORY),
            Map.entry("excludedClass", TEXT),
            Map.entry("code", TEXT),
            Map.entry("markingData", new Known(Set.of("code"), Set.of("phrase"))),
            Map.entry("markingQualifier", new Known(Set.of("qualifier"), Set.of("markingCode"))),
            Map.entry("qualifier", new Known(Set.of(), Set.of("markingQualifier", "qualifierCode"))));

    private SpifVocabulary() {}

    private record Known(Set<String> children, Set<String> attributes) {}

    /** Refuses what is not known in the element and in what it holds; elements and attributes of other namespaces are extensions. */
    static void refuseUnknown(XmlElement element) {
        Known known = ELEMENTS.getOrDefault(element.name(), TEXT);
        element.attributes().keySet().stream()
                .filter(key -> !key.startsWith("{") || key.startsWith("{" + NAMESPACE + "}"))
                .filter(key -> !known.attributes().contains(key))
                .sorted()
                .findFirst()
                .ifPresent(key -> {
                    throw element.refused(reason("attribute", key, element, known.attributes()));
                });
        for (XmlElement child : element.children()) {
            boolean ours = child.namespace().equals(NAMESPACE);
            if ((ours && !known.children().contains(child.name()))
                    || child.namespace().isEmpty()) {
                throw child.refused(reason("element", child.name(), element, ours ? known.children() : Set.of()));
            }
            if (ours && !NOT_ENTERED.contains(child.name())) {
                refuseUnknown(child);
            }
        }
    }

    private static String reason(String what, String name, XmlElement parent, Collection<String> known) {
        return "In " + parent.name() + " there is no " + what + " " + SpifReader.shortened(name) + " in SPIF 2.1"
                + known.stream()
                        .filter(one -> one.equalsIgnoreCase(name))
                        .findFirst()
                        .map(one -> ": it is spelled " + one)
                        .orElse(", and what it is to say would be passed over");
    }
}
