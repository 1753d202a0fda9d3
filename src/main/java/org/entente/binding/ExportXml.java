package org.entente.binding;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/**
 * Writes an object as XML of {@link #NAMESPACE}. What is null or empty is left out. A character that XML cannot hold is written as
 * the replacement character.
 */
public final class ExportXml {

    /** The namespace of every element; docs/labels.md tells what stands in it. */
    public static final String NAMESPACE = "urn:entente:export:1";

    private static final Pattern UNWRITABLE =
            Pattern.compile("[^\\t\\n\\r\\u0020-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]");
    private static final XMLOutputFactory FACTORY = XMLOutputFactory.newDefaultFactory();

    private final StringWriter text = new StringWriter();
    private final XMLStreamWriter writer;

    private ExportXml() throws XMLStreamException {
        writer = FACTORY.createXMLStreamWriter(text);
    }

    /** What stands within an element. */
    @FunctionalInterface
    public interface Content {
        void write(ExportXml xml);
    }

    /** A whole document in UTF-8 with that first element. */
    static byte[] document(String name, Content content) {
        try {
            ExportXml xml = new ExportXml();
            xml.writer.writeStartDocument("UTF-8", "1.0");
            xml.writer.setDefaultNamespace(NAMESPACE);
            xml.writer.writeStartElement(NAMESPACE, name);
            xml.writer.writeDefaultNamespace(NAMESPACE);
            content.write(xml);
            xml.writer.writeEndElement();
            xml.writer.writeEndDocument();
            xml.writer.close();
            return xml.text.toString().getBytes(StandardCharsets.UTF_8);
        } catch (XMLStreamException e) {
            throw inMemory(e);
        }
    }

    /** An attribute of the element that was begun last and has nothing within it yet. */
    public ExportXml attribute(String name, @Nullable Object value) {
        String written = value == null ? "" : value.toString();
        if (!written.isEmpty()) {
            try {
                writer.writeAttribute(name, writable(written));
            } catch (XMLStreamException e) {
                throw inMemory(e);
            }
        }
        return this;
    }

    /** An element with a text: a date as ISO 8601 has it, a nation by its code, a term by its name. */
    public ExportXml text(String name, @Nullable Object value) {
        String written = value == null ? "" : value.toString();
        return written.isEmpty() ? this : element(name, within -> within.characters(written));
    }

    /** An element with more within it. */
    public ExportXml element(String name, Content content) {
        try {
            writer.writeStartElement(NAMESPACE, name);
            content.write(this);
            writer.writeEndElement();
        } catch (XMLStreamException e) {
            throw inMemory(e);
        }
        return this;
    }

    private void characters(String value) {
        try {
            writer.writeCharacters(writable(value));
        } catch (XMLStreamException e) {
            throw inMemory(e);
        }
    }

    private static String writable(String value) {
        return UNWRITABLE.matcher(value).replaceAll("\uFFFD");
    }

    private static IllegalStateException inMemory(XMLStreamException e) {
        return new IllegalStateException("Nothing stands against writing into memory", e);
    }
}
