package org.entente.label.xml;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.entente.label.PolicyDocuments;
import org.entente.label.UnreadableDocument;
import org.jspecify.annotations.Nullable;

/**
 * Reads XML from strangers: no document type, so no entity of its own and nothing fetched; bounded in bytes, elements and
 * depth, so in memory and time.
 */
public final class XmlDocument {

    private static final int DEEPEST = 64;
    private static final int MOST_ATTRIBUTES = 64;
    private static final XMLInputFactory FACTORY = factory();

    private XmlDocument() {}

    /** What a document may hold at most. */
    public record Bounds(int bytes, int elements) {

        /** For a label, a clearance or a binding: 256 KiB. */
        public static final Bounds LABEL = new Bounds(256 << 10, 10_000);
        /** For a security policy. */
        public static final Bounds POLICY = new Bounds(PolicyDocuments.MOST_BYTES, 200_000);
    }

    /**
     * Reads a document whole.
     *
     * @throws UnreadableDocument if it is not well-formed, has a document type, or is larger than the bounds allow
     */
    public static XmlElement read(byte[] document, Bounds bounds) {
        if (document.length > bounds.bytes()) {
            throw tooLarge(bounds);
        }
        try {
            XMLStreamReader reader = FACTORY.createXMLStreamReader(new StringReader(XmlText.of(document)));
            try {
                return read(reader, bounds);
            } finally {
                reader.close();
            }
        } catch (XMLStreamException e) {
            throw malformed(e);
        } catch (UnreadableDocument e) {
            throw e;
        } catch (RuntimeException e) {
            // The platform's parser meets some broken input with exceptions of its own making.
            throw new UnreadableDocument(0, 0, "This is not well-formed XML");
        }
    }

    /**
     * The characters of a document, decoded as {@link #read(byte[], Bounds)} decodes them, so that another parser reads the same.
     *
     * @throws UnreadableDocument if its encoding is not accepted
     */
    public static String characters(byte[] document) {
        return XmlText.of(document);
    }

    /**
     * As {@link #read(byte[], Bounds)}; takes no more from the stream than the bounds allow.
     *
     * @throws IOException if the stream cannot be read
     */
    public static XmlElement read(InputStream document, Bounds bounds) throws IOException {
        byte[] bytes = document.readNBytes(bounds.bytes() + 1);
        return read(bytes, bounds);
    }

    private static XmlElement read(XMLStreamReader reader, Bounds bounds) throws XMLStreamException {
        // 1.1 lets control characters in.
        if ("1.1".equals(reader.getVersion())) {
            throw refused(reader.getLocation(), "XML 1.1 is not read, only XML 1.0");
        }
        Deque<Open> open = new ArrayDeque<>();
        int elements = 0;
        XmlElement root = null;
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                    throw refused(reader.getLocation(), "A document type or an entity of its own is not accepted");
                case XMLStreamConstants.START_ELEMENT -> {
                    elements++;
                    if (elements > bounds.elements() || open.size() >= DEEPEST) {
                        throw refused(
                                reader.getLocation(), "There are more elements, or deeper ones, than are accepted");
                    }
                    open.push(Open.at(reader));
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    if (!open.isEmpty()) {
                        open.peek().text.append(reader.getText());
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    XmlElement closed = open.pop().close();
                    if (open.isEmpty()) {
                        root = closed;
                    } else {
                        open.peek().children.add(closed);
                    }
                }
                default -> {
                    // Comments and processing instructions say nothing here.
                }
            }
        }
        return whole(root);
    }

    private static XmlElement whole(@Nullable XmlElement root) {
        if (root == null) {
            throw new UnreadableDocument(0, 0, "There is no element in it");
        }
        return root;
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        return factory;
    }

    private static UnreadableDocument malformed(XMLStreamException e) {
        Location place = e.getLocation();
        return place == null
                ? new UnreadableDocument(0, 0, "This is not well-formed XML")
                : refused(place, "This is not well-formed XML");
    }

    private static UnreadableDocument tooLarge(Bounds bounds) {
        return new UnreadableDocument(
                0, 0, "It is larger than the " + bounds.bytes() / 1024 + " KiB that are accepted");
    }

    private static UnreadableDocument refused(Location place, String reason) {
        return new UnreadableDocument(Math.max(place.getLineNumber(), 0), Math.max(place.getColumnNumber(), 0), reason);
    }

    private static final class Open {

        private final String namespace;
        private final String name;
        private final Map<String, String> attributes = new HashMap<>();
        private final List<XmlElement> children = new ArrayList<>();
        private final StringBuilder text = new StringBuilder();
        private final int line;
        private final int column;

        private Open(String namespace, String name, Location place) {
            this.namespace = namespace;
            this.name = name;
            this.line = Math.max(place.getLineNumber(), 0);
            this.column = Math.max(place.getColumnNumber(), 0);
        }

        static Open at(XMLStreamReader reader) {
            String namespace = reader.getNamespaceURI();
            Open open = new Open(namespace == null ? "" : namespace, reader.getLocalName(), reader.getLocation());
            if (reader.getAttributeCount() > MOST_ATTRIBUTES) {
                throw refused(reader.getLocation(), "There are more attributes than are accepted");
            }
            for (int i = 0; i < reader.getAttributeCount(); i++) {
                String of = reader.getAttributeNamespace(i);
                String key = of == null || of.isEmpty()
                        ? reader.getAttributeLocalName(i)
                        : "{" + of + "}" + reader.getAttributeLocalName(i);
                open.attributes.put(key, reader.getAttributeValue(i));
            }
            return open;
        }

        XmlElement close() {
            return new XmlElement(
                    namespace, name, attributes, children, text.toString().strip(), line, column);
        }
    }
}
