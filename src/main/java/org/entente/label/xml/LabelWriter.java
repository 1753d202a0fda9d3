package org.entente.label.xml;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.entente.label.Category;
import org.entente.label.Clearance;
import org.entente.label.ConfidentialityLabel;
import org.entente.label.Policies;
import org.entente.label.policy.Classification;
import org.entente.label.policy.SecurityPolicy;
import org.jspecify.annotations.Nullable;

/**
 * Writes labels and clearances strictly as ADatP-4774 has them: elements in their order, types in capitals, times in UTC,
 * identifiers of the policy and its tag sets where the policy is loaded, values in alphabetical order. The same label always makes
 * the same text.
 */
public final class LabelWriter {

    private static final String NAMESPACE = CategoryReading.NAMESPACE;
    private static final String PREFIX = "slab";
    private static final XMLOutputFactory FACTORY = XMLOutputFactory.newDefaultFactory();

    private final Policies policies;

    /** Writes the identifiers of these policies. */
    public LabelWriter(Policies policies) {
        this.policies = policies;
    }

    /**
     * The label as a document in UTF-8.
     *
     * @throws IllegalArgumentException if it has no creation time, or a text that XML does not bring back as it was
     */
    public byte[] write(MetadataLabel label) {
        return document(writer -> write(label, writer));
    }

    /**
     * Writes the label as an element into a document that is being written; it declares its namespace itself.
     *
     * @throws IllegalArgumentException as {@link #write(MetadataLabel)}
     */
    public void write(MetadataLabel label, XMLStreamWriter writer) throws XMLStreamException {
        writer.writeStartElement(PREFIX, label.kind().element(), NAMESPACE);
        writer.writeNamespace(PREFIX, NAMESPACE);
        content(label, writer);
    }

    /**
     * The clearance as a document in UTF-8, every level listed.
     *
     * @throws IllegalArgumentException if it holds no level, or a text that XML does not bring back as it was
     */
    public byte[] write(Clearance clearance) {
        return document(writer -> write(clearance, writer));
    }

    private void write(Clearance given, XMLStreamWriter writer) throws XMLStreamException {
        Optional<SecurityPolicy> policy = policies.current(given.policy());
        Clearance clearance = policy.map(known -> known.spelled(given)).orElse(given);
        if (clearance.classifications().isEmpty()) {
            throw new IllegalArgumentException("A clearance lists at least one level");
        }
        writer.writeStartElement("sclr", ClearanceReader.ROOT, ClearanceReader.NAMESPACE);
        writer.writeNamespace("sclr", ClearanceReader.NAMESPACE);
        writer.writeNamespace(PREFIX, NAMESPACE);
        policy(clearance.policy(), policy, null, writer);
        writer.writeStartElement("sclr", ClearanceReader.LEVELS, ClearanceReader.NAMESPACE);
        for (String level : inOrder(clearance, policy)) {
            text("Classification", level, SpelledText.LONGEST_NAME, writer);
        }
        writer.writeEndElement();
        categories(clearance.categories(), policy, writer);
        writer.writeEndElement();
    }

    // Lowest first, those that the policy does not know at the end.
    private static List<String> inOrder(Clearance clearance, Optional<SecurityPolicy> policy) {
        List<String> known = policy.stream()
                .flatMap(one -> one.levels().stream())
                .map(Classification::name)
                .filter(clearance.classifications()::contains)
                .toList();
        return Stream.concat(
                        known.stream(), clearance.classifications().stream().filter(one -> !known.contains(one)))
                .toList();
    }

    private void content(MetadataLabel label, XMLStreamWriter writer) throws XMLStreamException {
        Instant created = label.created();
        if (created == null) {
            throw new IllegalArgumentException("A label is not written without the time of its creation");
        }
        Instant review = label.review();
        if (review != null) {
            writer.writeAttribute("ReviewDateTime", time(review));
        }
        information(label, writer);
        MetadataLabel.Originator originator = label.originator();
        if (originator != null) {
            writer.writeStartElement(PREFIX, "OriginatorID", NAMESPACE);
            writer.writeAttribute("IDType", originator.type().spelling());
            writer.writeCharacters(checked(originator.id(), SpelledText.LONGEST_ID));
            writer.writeEndElement();
        }
        text("CreationDateTime", time(created), SpelledText.LONGEST_NAME, writer);
        MetadataLabel.Succession succession = label.succession();
        if (succession != null) {
            writer.writeStartElement(PREFIX, "SuccessionHandling", NAMESPACE);
            text("SuccessionDateTime", time(succession.at()), SpelledText.LONGEST_NAME, writer);
            writer.writeStartElement(PREFIX, "SuccessorConfidentialityLabel", NAMESPACE);
            content(succession.successor(), writer);
            writer.writeEndElement();
        }
        writer.writeEndElement();
    }

    private void information(MetadataLabel given, XMLStreamWriter writer) throws XMLStreamException {
        Optional<SecurityPolicy> policy = policies.of(given.label());
        ConfidentialityLabel label =
                policy.map(known -> known.spelled(given.label())).orElse(given.label());
        writer.writeStartElement(PREFIX, "ConfidentialityInformation", NAMESPACE);
        policy(label.policy(), policy, given.policyUri(), writer);
        text("Classification", label.classification(), SpelledText.LONGEST_NAME, writer);
        String privacy = given.privacyMark();
        if (privacy != null) {
            text("PrivacyMark", privacy, SpelledText.LONGEST_NAME, writer);
        }
        categories(label.categories(), policy, writer);
        writer.writeEndElement();
    }

    private static void policy(
            String name, Optional<SecurityPolicy> policy, @Nullable String stated, XMLStreamWriter writer)
            throws XMLStreamException {
        String uri = policy.map(SecurityPolicy::uri).orElse(stated);
        writer.writeStartElement(PREFIX, "PolicyIdentifier", NAMESPACE);
        if (uri != null) {
            writer.writeAttribute("URI", checked(uri, SpelledText.LONGEST_ID));
        }
        writer.writeCharacters(checked(name, SpelledText.LONGEST_NAME));
        writer.writeEndElement();
    }

    private static void categories(List<Category> categories, Optional<SecurityPolicy> policy, XMLStreamWriter writer)
            throws XMLStreamException {
        for (Category category : categories) {
            writer.writeStartElement(PREFIX, "Category", NAMESPACE);
            writer.writeAttribute("Type", category.type().name());
            writer.writeAttribute("TagName", checked(category.tagName(), SpelledText.LONGEST_NAME));
            String uri = policy.flatMap(known -> known.tag(category.tagName(), category.type()))
                    .map(tag -> "urn:oid:" + tag.oid())
                    .orElse(null);
            if (uri != null) {
                writer.writeAttribute("URI", uri);
            }
            for (String value : category.values()) {
                text("GenericValue", value, SpelledText.LONGEST_NAME, writer);
            }
            writer.writeEndElement();
        }
    }

    private static void text(String name, String text, int longest, XMLStreamWriter writer) throws XMLStreamException {
        writer.writeStartElement(PREFIX, name, NAMESPACE);
        writer.writeCharacters(checked(text, longest));
        writer.writeEndElement();
    }

    private static String checked(String text, int longest) {
        if (!SpelledText.isWritable(text, longest)) {
            throw new IllegalArgumentException("Not a text for a label: " + SpelledText.shortened(text));
        }
        return text;
    }

    private static String time(Instant time) {
        int year = time.atOffset(ZoneOffset.UTC).getYear();
        if (year < 1 || year > 9999) {
            throw new IllegalArgumentException("A time is between the years 1 and 9999: " + time);
        }
        return time.toString();
    }

    private static byte[] document(Content content) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter writer = FACTORY.createXMLStreamWriter(text);
            writer.writeStartDocument("UTF-8", "1.0");
            content.write(writer);
            writer.writeEndDocument();
            writer.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("Nothing stands against writing into memory", e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private interface Content {

        void write(XMLStreamWriter writer) throws XMLStreamException;
    }
}
