package org.entente.label.binding;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.entente.label.UnreadableDocument;
import org.entente.label.xml.LabelWriter;
import org.entente.label.xml.MetadataLabel;
import org.entente.label.xml.XmlDocument;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Writes binding information (ADatP-4778): one originator's label, beside it at most one alternative, one object, and the SHA-384
 * digests of them. Unsigned, the digests stand as a {@code ds:Manifest} in a {@code mb:Metadata} of its own; signed, in the
 * signature.
 */
public final class BindingWriter {

    private static final Set<String> OWN_IDS =
            Set.of(BindingXml.LABEL_ID, BindingXml.ALTERNATIVE_ID, BindingSignature.ID, BindingSignature.OBJECT_ID);

    private final LabelWriter labels;

    /** Writes labels by this. */
    public BindingWriter(LabelWriter labels) {
        this.labels = labels;
    }

    /**
     * Binding information to stand beside a file of whatever kind.
     *
     * @param fileName how the file is called where both stand; without folders
     * @param contentType its media type
     * @param data read to its end and closed
     * @throws IllegalArgumentException if the label is not the originator's or cannot be written
     * @throws IOException if the data cannot be read
     */
    public byte[] sidecar(MetadataLabel label, String fileName, String contentType, InputStream data)
            throws IOException {
        return sidecar(BoundLabels.of(label), fileName, contentType, BindingXml.digest(data), null, Instant.EPOCH);
    }

    /**
     * As {@link #sidecar(MetadataLabel, String, String, InputStream)}, signed.
     *
     * @param now the time that the signature tells
     */
    public byte[] sidecar(
            MetadataLabel label,
            String fileName,
            String contentType,
            InputStream data,
            BindingSigner signer,
            Instant now)
            throws IOException {
        return sidecar(BoundLabels.of(label), fileName, contentType, BindingXml.digest(data), signer, now);
    }

    /**
     * Binding information around an XML document: its only element, without comments, in canonical form.
     *
     * @throws UnreadableDocument if it is not XML, has a document type, or is larger than 8 MiB or deeper than is accepted
     * @throws IllegalArgumentException if the label is not the originator's or cannot be written
     */
    public byte[] encapsulate(MetadataLabel label, byte[] xml) {
        return encapsulate(BoundLabels.of(label), xml, null, Instant.EPOCH);
    }

    /** As {@link #encapsulate(MetadataLabel, byte[])}, signed. */
    public byte[] encapsulate(MetadataLabel label, byte[] xml, BindingSigner signer, Instant now) {
        return encapsulate(BoundLabels.of(label), xml, signer, now);
    }

    /**
     * Binding information to stand beside a file of whatever kind, whose digest is known.
     *
     * @param fileName how the file is called where both stand; without folders
     * @param contentType its media type
     * @param digest the SHA-384 of its bytes
     * @param signer null for none
     * @param now the time that the signature tells
     * @throws IllegalArgumentException if a label cannot be written
     */
    public byte[] sidecar(
            BoundLabels labels,
            String fileName,
            String contentType,
            byte[] digest,
            @Nullable BindingSigner signer,
            Instant now) {
        String uri = URLEncoder.encode(fileName, StandardCharsets.UTF_8).replace("+", "%20");
        Frame frame = frame(labels);
        Element reference = child(frame.binding, BindingXml.NAMESPACE, "mb:DataReference");
        reference.setAttributeNS(BindingXml.ATTRIBUTES, "xmlns:xmime", BindingXml.MIME);
        reference.setAttribute("URI", uri);
        reference.setAttributeNS(BindingXml.MIME, "xmime:contentType", contentType);
        return finished(frame, reference, manifest(frame, uri, digest), signer, now);
    }

    /**
     * Binding information around an XML document: its only element, without comments, in canonical form.
     *
     * @param signer null for none
     * @param now the time that the signature tells
     * @throws UnreadableDocument if it is not XML, has a document type, or is larger than 8 MiB or deeper than is accepted
     * @throws IllegalArgumentException if a label cannot be written
     */
    public byte[] encapsulate(BoundLabels labels, byte[] xml, @Nullable BindingSigner signer, Instant now) {
        Element root = BindingXml.parse(xml).getDocumentElement();
        Frame frame = frame(labels);
        Element data = child(frame.binding, BindingXml.NAMESPACE, "mb:Data");
        Element bound = (Element) frame.document.importNode(root, true);
        data.appendChild(bound);
        byte[] digest = BindingXml.digest(BindingXml.canonical(bound));
        return finished(frame, data, manifest(frame, null, digest), signer, now);
    }

    private record Frame(Document document, Element root, Element binding, List<Element> labels) {}

    private Frame frame(BoundLabels given) {
        Document document = BindingXml.empty();
        Element root = document.createElementNS(BindingXml.NAMESPACE, "mb:BindingInformation");
        root.setAttributeNS(BindingXml.ATTRIBUTES, "xmlns:mb", BindingXml.NAMESPACE);
        document.appendChild(root);
        Element container = child(root, BindingXml.NAMESPACE, "mb:MetadataBindingContainer");
        Element binding = child(container, BindingXml.NAMESPACE, "mb:MetadataBinding");
        List<Element> bound = new ArrayList<>();
        bound.add(label(binding, given.originator(labels), BindingXml.LABEL_ID));
        given.alternative(labels)
                .ifPresent(alternative -> bound.add(label(binding, alternative, BindingXml.ALTERNATIVE_ID)));
        return new Frame(document, root, binding, bound);
    }

    private static Element label(Element binding, byte[] xml, String id) {
        Node written = BindingXml.parse(xml).getDocumentElement();
        Element label = (Element) binding.getOwnerDocument().importNode(written, true);
        // A label that came keeps the identifier that it came with, unless it is one of the binding's own.
        String own = label.getAttribute("Id");
        if (own.isEmpty() || OWN_IDS.contains(own)) {
            label.setAttribute("Id", id);
        }
        child(binding, BindingXml.NAMESPACE, "mb:Metadata").appendChild(label);
        return label;
    }

    private static Element manifest(Frame frame, @Nullable String uri, byte[] data) {
        Element manifest = frame.document.createElementNS(BindingXml.SIGNATURE, "ds:Manifest");
        manifest.setAttributeNS(BindingXml.ATTRIBUTES, "xmlns:ds", BindingXml.SIGNATURE);
        for (Element label : frame.labels) {
            reference(manifest, "#" + label.getAttribute("Id"), true, BindingXml.digest(BindingXml.canonical(label)));
        }
        reference(manifest, uri, uri == null, data);
        return manifest;
    }

    private static void reference(Element manifest, @Nullable String uri, boolean canonical, byte[] digest) {
        Element reference = child(manifest, BindingXml.SIGNATURE, "ds:Reference");
        if (uri != null) {
            reference.setAttribute("URI", uri);
        }
        if (canonical) {
            Element transforms = child(reference, BindingXml.SIGNATURE, "ds:Transforms");
            child(transforms, BindingXml.SIGNATURE, "ds:Transform").setAttribute("Algorithm", BindingXml.EXCLUSIVE);
        }
        child(reference, BindingXml.SIGNATURE, "ds:DigestMethod").setAttribute("Algorithm", BindingXml.SHA384);
        child(reference, BindingXml.SIGNATURE, "ds:DigestValue")
                .setTextContent(Base64.getEncoder().encodeToString(digest));
    }

    private static byte[] finished(
            Frame frame, Element data, Element manifest, @Nullable BindingSigner signer, Instant now) {
        if (signer == null) {
            Element metadata = frame.document.createElementNS(BindingXml.NAMESPACE, "mb:Metadata");
            metadata.appendChild(manifest);
            frame.binding.insertBefore(metadata, data);
        } else {
            BindingSignature.sign(frame.root, manifest, signer, now);
        }
        byte[] document = BindingXml.canonical(frame.root);
        // What would not be read again is not written.
        XmlDocument.read(document, BindingXml.BOUNDS);
        return document;
    }

    static Element child(Element parent, String namespace, String name) {
        Element child = parent.getOwnerDocument().createElementNS(namespace, name);
        parent.appendChild(child);
        return child;
    }
}
