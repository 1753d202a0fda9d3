package org.entente.label.xml;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.entente.label.Clearance;
import org.entente.label.UnreadableDocument;
import org.entente.label.xml.LenientReading.Parts;

/**
 * Reads clearances of ADatP-4774 as leniently as {@link LabelReader} reads labels, within the same bounds. Whether a policy knows
 * the levels and categories is not asked here: what no policy knows opens nothing.
 */
public final class ClearanceReader {

    static final String NAMESPACE = "urn:nato:stanag:4774:confidentialityclearance:1:0";
    static final String ROOT = "ConfidentialityClearance";
    static final String LEVELS = "ClassificationList";

    private static final Set<String> NAMESPACES = Set.of(NAMESPACE, CategoryReading.NAMESPACE);

    private ClearanceReader() {}

    /**
     * Reads a document whose only content is a clearance.
     *
     * @throws UnreadableDocument if it holds no clearance, or one that is not understood
     */
    public static ReadClearance read(byte[] document) {
        return read(XmlDocument.read(document, XmlDocument.Bounds.LABEL));
    }

    /**
     * As {@link #read(byte[])}; takes no more from the stream than is accepted.
     *
     * @throws IOException if the stream cannot be read
     */
    public static ReadClearance read(InputStream document) throws IOException {
        return read(XmlDocument.read(document, XmlDocument.Bounds.LABEL));
    }

    private static ReadClearance read(XmlElement root) {
        if (!root.name().equals(ROOT) || !root.namespace().equals(NAMESPACE)) {
            throw root.refused("This is not a clearance: the first element is " + SpelledText.shortened(root.name())
                    + " and not " + ROOT + " of " + NAMESPACE);
        }
        LenientReading reading = new LenientReading();
        CategoryReading categories = new CategoryReading(reading);
        reading.onlyAttributes(root, "Id");
        Parts parts = reading.parts(root, NAMESPACES, List.of("PolicyIdentifier", LEVELS, "Category"), Map.of());
        PolicyIdentifier policy = categories.policy(parts.need("PolicyIdentifier"));
        XmlElement list = parts.need(LEVELS);
        reading.onlyAttributes(list);
        Parts levels = reading.parts(list, NAMESPACES, List.of("Classification"), Map.of());
        TreeSet<String> held = new TreeSet<>();
        levels.all("Classification").forEach(one -> held.add(categories.classification(one)));
        if (held.isEmpty()) {
            throw list.refused(LEVELS + " has no Classification");
        }
        Clearance clearance =
                new Clearance(policy.name(), held, categories.ofClearance(parts.all("Category"), policy.name()));
        return new ReadClearance(clearance, policy, categories.uris(), reading.notes());
    }
}
