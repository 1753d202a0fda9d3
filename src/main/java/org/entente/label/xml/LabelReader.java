package org.entente.label.xml;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.entente.label.ConfidentialityLabel;
import org.entente.label.UnreadableDocument;
import org.entente.label.xml.LenientReading.Parts;
import org.entente.label.xml.MetadataLabel.IdType;
import org.entente.label.xml.MetadataLabel.Kind;
import org.entente.label.xml.MetadataLabel.Originator;
import org.entente.label.xml.MetadataLabel.Succession;
import org.jspecify.annotations.Nullable;

/**
 * Reads confidentiality labels of ADatP-4774 as they are met: whatever the prefix, with the errors of published examples. What the
 * standard does not allow is noted; what might restrict and is not understood is refused, and so is what is larger than
 * {@link XmlDocument.Bounds#LABEL}. Whether a policy knows the label's level and categories is not asked here.
 */
public final class LabelReader {

    private static final String CREATED = "CreationDateTime";
    private static final String SUCCESSION = "SuccessionHandling";
    private static final String SUCCESSION_TIME = "SuccessionDateTime";
    private static final String SUCCESSOR = "SuccessorConfidentialityLabel";
    private static final String REVIEW = "ReviewDateTime";
    private static final Set<String> LABELS = Set.of(CategoryReading.NAMESPACE);
    private static final Map<String, Kind> MISSPELT_ROOTS =
            Map.of("alternateConfidentialityLabel", Kind.ALTERNATIVE, "ConfidentialityLabel", Kind.ORIGINATOR);
    private static final Map<String, String> MISSPELT = Map.of("CreationDataTime", CREATED);

    private final LenientReading reading = new LenientReading();
    private final CategoryReading categories = new CategoryReading(reading);

    private LabelReader() {}

    /**
     * Reads a document whose only content is a label.
     *
     * @throws UnreadableDocument if it holds no label, or one that is not understood
     */
    public static ReadLabel read(byte[] document) {
        return read(XmlDocument.read(document, XmlDocument.Bounds.LABEL));
    }

    /**
     * As {@link #read(byte[])}; takes no more from the stream than is accepted.
     *
     * @throws IOException if the stream cannot be read
     */
    public static ReadLabel read(InputStream document) throws IOException {
        return read(XmlDocument.read(document, XmlDocument.Bounds.LABEL));
    }

    /**
     * Reads a label that stands within another document.
     *
     * @throws UnreadableDocument if the element is no label, or one that is not understood
     */
    public static ReadLabel read(XmlElement element) {
        LabelReader reader = new LabelReader();
        MetadataLabel label = reader.label(element, reader.kind(element), 0);
        return new ReadLabel(label, reader.categories.uris(), reader.reading.notes());
    }

    private Kind kind(XmlElement root) {
        Optional<Kind> kind =
                root.namespace().equals(CategoryReading.NAMESPACE) ? kindOf(root.name()) : Optional.empty();
        if (kind.isPresent()) {
            String element = kind.get().element();
            if (!root.name().equals(element)) {
                reading.note(Leniency.Kind.SPELLING, root, root.name(), element);
            }
            return kind.get();
        }
        throw root.refused("This is not a confidentiality label: the element is "
                + SpelledText.shortened(root.name()) + " and not " + Kind.ORIGINATOR.element() + " of "
                + CategoryReading.NAMESPACE);
    }

    /** The kind of label that an element of this name holds: in whatever case, and as published examples misspell it. */
    public static Optional<Kind> kindOf(String element) {
        return Arrays.stream(Kind.values())
                .filter(kind -> kind.element().equalsIgnoreCase(element))
                .findFirst()
                .or(() -> MISSPELT_ROOTS.entrySet().stream()
                        .filter(one -> one.getKey().equalsIgnoreCase(element))
                        .map(Map.Entry::getValue)
                        .findFirst());
    }

    private MetadataLabel label(XmlElement element, Kind kind, int before) {
        reading.onlyAttributes(element, "Id", REVIEW);
        Parts parts = reading.parts(
                element, LABELS, List.of("ConfidentialityInformation", "OriginatorID", CREATED, SUCCESSION), MISSPELT);
        XmlElement information = parts.need("ConfidentialityInformation");
        reading.onlyAttributes(information);
        Parts within = reading.parts(
                information,
                LABELS,
                List.of("PolicyIdentifier", "Classification", "PrivacyMark", "Category"),
                Map.of());
        PolicyIdentifier policy = categories.policy(within.need("PolicyIdentifier"));
        ConfidentialityLabel label = new ConfidentialityLabel(
                policy.name(),
                categories.classification(within.need("Classification")),
                categories.ofLabel(within.all("Category"), policy.name()));
        Succession succession =
                parts.one(SUCCESSION).map(one -> succession(one, kind, before)).orElse(null);
        return new MetadataLabel(
                kind,
                label,
                policy.uri(),
                within.one("PrivacyMark")
                        .map(one -> reading.text(one, SpelledText.LONGEST_NAME))
                        .orElse(null),
                parts.one("OriginatorID").map(this::originator).orElse(null),
                created(element, parts),
                review(element, succession),
                succession);
    }

    private @Nullable Instant created(XmlElement element, Parts parts) {
        XmlElement created = parts.one(CREATED).orElse(null);
        if (created == null) {
            reading.note(Leniency.Kind.NO_CREATION_TIME, element);
            return null;
        }
        return reading.time(created, reading.text(created, SpelledText.LONGEST_NAME), false);
    }

    private @Nullable Instant review(XmlElement element, @Nullable Succession succession) {
        String review =
                reading.attribute(element, SpelledText.LONGEST_NAME, REVIEW).orElse(null);
        if (review == null) {
            if (succession == null) {
                reading.note(Leniency.Kind.NO_REVIEW_TIME, element);
            }
            return null;
        }
        return reading.time(element, review, false);
    }

    private Originator originator(XmlElement element) {
        String type = reading.needAttribute(element, SpelledText.LONGEST_NAME, "IDType");
        reading.onlyAttributes(element, "IDType");
        for (IdType known : IdType.values()) {
            if (known.spelling().equalsIgnoreCase(type)) {
                if (!known.spelling().equals(type)) {
                    reading.note(Leniency.Kind.SPELLING, element, type, known.spelling());
                }
                return new Originator(known, reading.text(element, SpelledText.LONGEST_ID));
            }
        }
        throw element.refused("Not a type of originator's id: " + SpelledText.shortened(type));
    }

    private Succession succession(XmlElement element, Kind kind, int before) {
        if (before >= MetadataLabel.MOST_SUCCESSORS) {
            throw element.refused("More than " + MetadataLabel.MOST_SUCCESSORS + " labels follow one another");
        }
        reading.onlyAttributes(element);
        Parts parts = reading.parts(element, LABELS, List.of(SUCCESSION_TIME, SUCCESSOR), Map.of());
        XmlElement at = parts.need(SUCCESSION_TIME);
        return new Succession(
                reading.time(at, reading.text(at, SpelledText.LONGEST_NAME), true),
                label(parts.need(SUCCESSOR), kind, before + 1));
    }
}
