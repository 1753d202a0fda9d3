package org.entente.label.xml;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.entente.label.Category;
import org.entente.label.TagType;
import org.entente.label.xml.LenientReading.Parts;

/** Reads what labels and clearances have in common: the policy and the categories. */
final class CategoryReading {

    static final String NAMESPACE = "urn:nato:stanag:4774:confidentialitymetadatalabel:1:0";

    private static final int MOST_VALUES = 1000;
    private static final String VALUE = "GenericValue";

    private final LenientReading reading;
    private final List<TagUri> uris = new ArrayList<>();

    CategoryReading(LenientReading reading) {
        this.reading = reading;
    }

    List<TagUri> uris() {
        return List.copyOf(uris);
    }

    PolicyIdentifier policy(XmlElement element) {
        reading.onlyAttributes(element, "URI", "URL");
        return new PolicyIdentifier(
                reading.text(element, SpelledText.LONGEST_NAME),
                reading.attribute(element, SpelledText.LONGEST_ID, "URI", "URL").orElse(null));
    }

    String classification(XmlElement element) {
        if (reading.attribute(element, SpelledText.LONGEST_ID, "URI", "URL").isPresent()) {
            reading.note(Leniency.Kind.URI_OF_CLASSIFICATION, element);
        }
        return reading.text(element, SpelledText.LONGEST_NAME);
    }

    List<Category> ofLabel(List<XmlElement> elements, String policy) {
        return read(elements, policy, false);
    }

    List<Category> ofClearance(List<XmlElement> elements, String policy) {
        return read(elements, policy, true);
    }

    private List<Category> read(List<XmlElement> elements, String policy, boolean ofClearance) {
        List<Category> read = new ArrayList<>();
        for (XmlElement element : elements) {
            TagType type = type(element);
            String name = reading.needAttribute(element, SpelledText.LONGEST_NAME, "TagName");
            reading.attribute(element, SpelledText.LONGEST_ID, "URI", "URL")
                    .ifPresent(uri -> uris.add(new TagUri(policy, name, type, uri)));
            reading.onlyAttributes(element, "Type", "TagName", "URI", "URL");
            TreeSet<String> values = values(element);
            if (values.isEmpty()) {
                if (!ofClearance) {
                    throw element.refused("The category " + name + " has no value");
                }
                reading.note(Leniency.Kind.EMPTY_CATEGORY, element, name);
                continue;
            }
            // Compared as a policy compares the names of its tags.
            Optional<Category> before = read.stream()
                    .filter(one -> one.type() == type && one.tagName().equalsIgnoreCase(name))
                    .findFirst();
            if (before.isPresent()) {
                // Two permissive categories of a label bind more than one with the values of both.
                if (type == TagType.PERMISSIVE && !ofClearance) {
                    throw element.refused("The permissive category " + name + " stands twice");
                }
                reading.note(Leniency.Kind.TAKEN_TOGETHER, element, name);
                values.addAll(before.get().values());
                read.remove(before.get());
            }
            if (values.size() > MOST_VALUES) {
                throw element.refused("The category " + name + " has more than " + MOST_VALUES + " values");
            }
            read.add(new Category(type, before.map(Category::tagName).orElse(name), values));
        }
        return List.copyOf(read);
    }

    private TreeSet<String> values(XmlElement category) {
        // Integers and bit strings are not to be used; as they may restrict, they are not passed over either.
        Parts parts = reading.parts(category, Set.of(category.namespace()), List.of(VALUE), Map.of());
        TreeSet<String> values = new TreeSet<>();
        for (XmlElement value : parts.all(VALUE)) {
            reading.onlyAttributes(value);
            values.add(reading.text(value, SpelledText.LONGEST_NAME));
        }
        return values;
    }

    private TagType type(XmlElement category) {
        String stated = reading.needAttribute(category, SpelledText.LONGEST_NAME, "Type");
        for (TagType type : TagType.values()) {
            if (type.name().equalsIgnoreCase(stated)) {
                if (!type.name().equals(stated)) {
                    reading.note(Leniency.Kind.SPELLING, category, stated, type.name());
                }
                return type;
            }
        }
        throw category.refused("Not a type of category: " + SpelledText.shortened(stated));
    }
}
