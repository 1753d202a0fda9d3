package org.entente.label.binding;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.entente.label.UnreadableDocument;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;

/**
 * The parts of binding information, each in the only place where it may stand. Whatever else is there, is missing, or is there
 * twice, is refused: it could be read by one program and passed over by another.
 */
final class BindingTree {

    private static final String MB = BindingXml.NAMESPACE;
    private static final String DS = BindingXml.SIGNATURE;
    private static final int LONGEST = 4096;

    private final @Nullable Element signature;
    private final Element label;
    private final @Nullable Element alternative;
    private final Element data;
    private final Element manifest;
    private final @Nullable Signed signed;

    /** What a signature has within it. */
    private record Signed(byte[] certificate, Element manifest, Instant at) {}

    private BindingTree(Document document) {
        Element root = document.getDocumentElement();
        if (!is(root, MB, "BindingInformation")) {
            throw new UnreadableDocument(
                    0, 0, "This is not binding information: the first element is not BindingInformation of " + MB);
        }
        Parts top = new Parts(root, Set.of());
        signature = top.optional(DS, "Signature").orElse(null);
        Element container = top.next(MB, "MetadataBindingContainer");
        top.end();
        Parts containers = new Parts(container, Set.of("Id"));
        Element binding = containers.next(MB, "MetadataBinding");
        containers.end();
        Parts bound = new Parts(binding, Set.of("Id"));
        label = only(bound.next(MB, "Metadata"));
        signed = signature == null ? null : signed(signature);
        // Before the digests of an unsigned binding, and before the data of a signed one.
        Element second = bound.optional(MB, "Metadata").map(BindingTree::only).orElse(null);
        alternative = second == null || is(second, DS, "Manifest") ? null : second;
        if (signed != null) {
            manifest = signed.manifest;
            if (second != null && alternative == null) {
                throw refused("A signed binding has its digests in the signature alone");
            }
        } else {
            manifest = second != null && alternative == null ? second : only(bound.next(MB, "Metadata"));
        }
        expect(manifest, DS, "Manifest");
        expectAttribute(label, "Id", BindingXml.LABEL_ID);
        if (alternative != null) {
            expectAttribute(alternative, "Id", BindingXml.ALTERNATIVE_ID);
        }
        data = bound.optional(MB, "Data").orElseGet(() -> bound.next(MB, "DataReference"));
        bound.end();
    }

    private static Signed signed(Element signature) {
        expectAttribute(signature, "Id", BindingSignature.ID);
        Parts parts = new Parts(signature, Set.of("Id"));
        parts.next(DS, "SignedInfo");
        bytes(parts.next(DS, "SignatureValue"));
        byte[] certificate = bytes(only(only(parts.next(DS, "KeyInfo"), DS, "X509Data"), DS, "X509Certificate"));
        Parts object = new Parts(parts.next(DS, "Object"), Set.of("Id"));
        parts.end();
        Element manifest = object.next(DS, "Manifest");
        Element property = only(object.next(DS, "SignatureProperties"), DS, "SignatureProperty");
        object.end();
        expectAttribute(property, "Target", "#" + BindingSignature.ID);
        Parts properties = new Parts(property, Set.of("Target"));
        Element created = only(properties.next(BindingXml.UTILITY, "Timestamp"), BindingXml.UTILITY, "Created");
        properties.end();
        return new Signed(certificate, manifest, BindingSignature.time(created.getTextContent()));
    }

    /** @throws UnreadableDocument if it is not binding information of an originator's label and one object */
    static BindingTree read(byte[] document) {
        return new BindingTree(BindingXml.parse(document));
    }

    Optional<Element> signature() {
        return Optional.ofNullable(signature);
    }

    /** The signer's, as a signed binding states it. */
    byte[] certificate() {
        return sure().certificate;
    }

    /** What a signed binding says of its time. */
    Instant signedAt() {
        return sure().at;
    }

    private Signed sure() {
        return Optional.ofNullable(signed).orElseThrow(() -> new IllegalStateException("The binding is not signed"));
    }

    Element label() {
        return label;
    }

    /** The label beside the originator's, if there is one. */
    Optional<Element> alternative() {
        return Optional.ofNullable(alternative);
    }

    /** The element that is encapsulated, if one is. */
    Optional<Element> encapsulated() {
        return is(data, MB, "Data") ? Optional.of(only(data)) : Optional.empty();
    }

    /** Of a reference: where the data is, as the binding has it; never followed here. */
    String uri() {
        if (!data.hasAttribute("URI") || !elements(data).isEmpty()) {
            throw refused("DataReference has no URI, or something within it");
        }
        return shortEnough(data.getAttribute("URI"));
    }

    /** Of a reference; may be empty. */
    String contentType() {
        return shortEnough(data.getAttributeNS(BindingXml.MIME, "contentType"));
    }

    byte[] labelDigest() {
        return digests().getFirst();
    }

    /** Of the alternative label; only if there is one. */
    byte[] alternativeDigest() {
        return digests().get(1);
    }

    byte[] dataDigest() {
        return digests().getLast();
    }

    // First the labels', then the data's, each with what it is about.
    private List<byte[]> digests() {
        Parts parts = new Parts(manifest, Set.of("Id"));
        List<byte[]> digests = new ArrayList<>();
        digests.add(digest(parts.next(DS, "Reference"), "#" + BindingXml.LABEL_ID, true));
        if (alternative != null) {
            digests.add(digest(parts.next(DS, "Reference"), "#" + BindingXml.ALTERNATIVE_ID, true));
        }
        boolean within = encapsulated().isPresent();
        digests.add(digest(parts.next(DS, "Reference"), within ? null : uri(), within));
        parts.end();
        return List.copyOf(digests);
    }

    private static byte[] digest(Element reference, @Nullable String uri, boolean canonical) {
        Parts parts = new Parts(reference, Set.of("URI"));
        if (uri == null ? reference.hasAttribute("URI") : !uri.equals(reference.getAttribute("URI"))) {
            throw refused("A digest is not of the label or the data that are bound");
        }
        if (canonical) {
            Element transform = only(parts.next(DS, "Transforms"), DS, "Transform");
            if (!transform.getAttribute("Algorithm").equals(BindingXml.EXCLUSIVE) || transform.hasChildNodes()) {
                throw refused("A digest is of something else than exclusive canonical XML");
            }
        }
        if (!parts.next(DS, "DigestMethod").getAttribute("Algorithm").equals(BindingXml.SHA384)) {
            throw refused("A digest is not one of SHA-384");
        }
        byte[] digest = bytes(parts.next(DS, "DigestValue"));
        parts.end();
        return digest;
    }

    // Only in the one way in which bytes are written, so that no other text passes for the same.
    private static byte[] bytes(Element element) {
        String text = element.getTextContent().replaceAll("\\s", "");
        try {
            byte[] bytes = Base64.getDecoder().decode(text);
            if (Base64.getEncoder().encodeToString(bytes).equals(text)) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            throw refused(element.getLocalName() + " is not Base64");
        }
        throw refused(element.getLocalName() + " is not Base64");
    }

    private static String shortEnough(String text) {
        if (text.length() > LONGEST) {
            throw refused("An address or a media type is longer than " + LONGEST + " characters");
        }
        return text;
    }

    private static Element only(Element parent) {
        Parts parts = new Parts(parent, Set.of());
        Element child = Optional.ofNullable(parts.next).orElseThrow(() -> refused(parent.getLocalName() + " is empty"));
        parts.advance();
        parts.end();
        return child;
    }

    private static Element only(Element parent, String namespace, String name) {
        Element child = only(parent);
        expect(child, namespace, name);
        return child;
    }

    private static void expect(Element element, String namespace, String name) {
        if (!is(element, namespace, name)) {
            throw refused(element.getLocalName() + " stands where " + name + " is expected");
        }
    }

    private static void expectAttribute(Element element, String name, String value) {
        if (!value.equals(element.getAttribute(name))) {
            throw refused("The " + name + " of " + element.getLocalName() + " is not " + value);
        }
    }

    private static boolean is(Element element, String namespace, String name) {
        return namespace.equals(element.getNamespaceURI()) && name.equals(element.getLocalName());
    }

    private static List<Element> elements(Element parent) {
        List<Element> elements = new ArrayList<>();
        for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element) {
                elements.add(element);
            } else if (child.getNodeType() != Node.COMMENT_NODE
                    && !String.valueOf(child.getNodeValue()).isBlank()) {
                throw refused("There is text in " + parent.getLocalName());
            }
        }
        return elements;
    }

    private static UnreadableDocument refused(String reason) {
        return new UnreadableDocument(0, 0, reason);
    }

    /** The children of an element, in their order. */
    private static final class Parts {

        private final Element parent;
        private final Iterator<Element> children;
        private @Nullable Element next;

        Parts(Element parent, Set<String> attributes) {
            this.parent = parent;
            this.children = elements(parent).iterator();
            NamedNodeMap all = parent.getAttributes();
            for (int i = 0; i < all.getLength(); i++) {
                Attr attribute = (Attr) all.item(i);
                boolean known = BindingXml.ATTRIBUTES.equals(attribute.getNamespaceURI())
                        || attribute.getNamespaceURI() == null && attributes.contains(attribute.getLocalName());
                if (!known) {
                    throw refused(parent.getLocalName() + " has an attribute that is not understood");
                }
            }
            advance();
        }

        Optional<Element> optional(String namespace, String name) {
            Element current = next;
            if (current == null || !is(current, namespace, name)) {
                return Optional.empty();
            }
            advance();
            return Optional.of(current);
        }

        Element next(String namespace, String name) {
            return optional(namespace, name)
                    .orElseThrow(() -> refused(parent.getLocalName() + " has no " + name + " where it is expected"));
        }

        void end() {
            Element current = next;
            if (current != null) {
                throw refused(parent.getLocalName() + " holds more than is understood: " + current.getLocalName());
            }
        }

        private void advance() {
            next = children.hasNext() ? children.next() : null;
        }
    }
}
