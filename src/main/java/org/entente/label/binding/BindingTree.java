package org.entente.label.binding;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
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
 * The parts of binding information: one originator's label, at most one alternative, one object, at most one list of digests, and at
 * most one signature. Whatever else is there, is missing, or is there twice, is refused: it could be read by one program and passed
 * over by another. What an identifier means is settled here, once, and never looked up by any other way.
 */
final class BindingTree {

    private static final String MB = BindingXml.NAMESPACE;
    private static final String DS = BindingXml.SIGNATURE;
    private static final int LONGEST = 4096;
    private static final Set<String> MARK = Set.of("Id");
    private static final Set<String> MARKS = Set.of("id", "Id", "ID");
    private static final Set<String> ALTERNATIVES =
            Set.of("alternativeConfidentialityLabel", "alternateConfidentialityLabel");

    private final Element root;
    private final @Nullable Signature signature;
    private final Element label;
    private final @Nullable Element alternative;
    private final Element data;
    private final @Nullable Element manifest;
    private final Map<String, Element> marked = new HashMap<>();

    /**
     * The signature's parts.
     *
     * @param certificates those that it states, of which the signer's is one
     * @param objects what it has within it, each to be covered by it
     * @param at what it says of its time; null for nothing
     */
    record Signature(
            Element element,
            String method,
            List<Reference> references,
            List<byte[]> certificates,
            List<Element> objects,
            @Nullable Element manifest,
            @Nullable Instant at) {}

    /**
     * What a digest is of, as it is stated.
     *
     * @param uri null where there is none
     * @param transforms by their algorithms; none has anything within it
     */
    record Reference(@Nullable String uri, List<String> transforms, byte[] digest) {}

    private BindingTree(Document document) {
        root = document.getDocumentElement();
        if (!is(root, MB, "BindingInformation")) {
            throw new UnreadableDocument(
                    0, 0, "This is not binding information: the first element is not BindingInformation of " + MB);
        }
        Parts top = new Parts(root, MARK);
        Element signed = top.optional(DS, "Signature").orElse(null);
        Element container = top.next(MB, "MetadataBindingContainer");
        top.end();
        Parts containers = new Parts(container, MARK);
        Element binding = containers.next(MB, "MetadataBinding");
        containers.end();
        Parts bound = new Parts(binding, MARK);
        Element originators = null;
        Element beside = null;
        Element digests = null;
        mark(root);
        mark(container);
        mark(binding);
        for (Element metadata = bound.next(MB, "Metadata");
                metadata != null;
                metadata = bound.optional(MB, "Metadata").orElse(null)) {
            Element held = only(metadata, MARK);
            mark(metadata);
            mark(held);
            if (is(held, DS, "Manifest")) {
                digests = once(digests, held);
            } else if (ALTERNATIVES.contains(held.getLocalName())) {
                beside = once(beside, held);
            } else {
                originators = once(originators, held);
            }
        }
        label = Optional.ofNullable(originators).orElseThrow(() -> refused("The binding holds no originator's label"));
        alternative = beside;
        data = bound.optional(MB, "Data").orElseGet(() -> bound.next(MB, "DataReference"));
        bound.end();
        mark(data);
        signature = signed == null ? null : signature(signed);
        if (signature != null && signature.manifest != null && digests != null) {
            throw refused("The binding has two lists of digests");
        }
        manifest = signature != null && signature.manifest != null ? signature.manifest : digests;
        if (encapsulated().isEmpty() && (uri().isEmpty() || uri().startsWith("#"))) {
            throw refused("DataReference means something within the binding");
        }
        requireOneMeaning();
    }

    /** @throws UnreadableDocument if it is not binding information of an originator's label and one object */
    static BindingTree read(byte[] document) {
        return new BindingTree(BindingXml.parse(document));
    }

    private Signature signature(Element element) {
        Parts parts = new Parts(element, MARK);
        Parts info = new Parts(parts.next(DS, "SignedInfo"), MARK);
        requirePlain(info.next(DS, "CanonicalizationMethod"), BindingXml.EXCLUSIVE);
        Element method = info.next(DS, "SignatureMethod");
        requirePlain(method, method.getAttribute("Algorithm"));
        List<Reference> references = references(info);
        bytes(parts.next(DS, "SignatureValue"));
        List<byte[]> certificates = certificates(parts.next(DS, "KeyInfo"));
        List<Element> objects = new ArrayList<>();
        Element list = null;
        Element properties = null;
        for (Element object = parts.optional(DS, "Object").orElse(null);
                object != null;
                object = parts.optional(DS, "Object").orElse(null)) {
            Parts within = new Parts(object, MARK);
            Optional<Element> digests = within.optional(DS, "Manifest");
            Optional<Element> said = within.optional(DS, "SignatureProperties");
            within.end();
            if (digests.isPresent()) {
                list = once(list, digests.get());
                mark(list);
            }
            if (said.isPresent()) {
                properties = once(properties, said.get());
                mark(properties);
            }
            mark(object);
            objects.add(object);
        }
        parts.end();
        return new Signature(
                element,
                method.getAttribute("Algorithm"),
                references,
                certificates,
                List.copyOf(objects),
                list,
                properties == null ? null : time(properties, element.getAttribute("Id")));
    }

    private static List<byte[]> certificates(Element keyInfo) {
        List<byte[]> certificates = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        Parts parts = new Parts(keyInfo, MARK);
        for (Element x509 = parts.next(DS, "X509Data");
                x509 != null;
                x509 = parts.optional(DS, "X509Data").orElse(null)) {
            for (Element one : elements(x509)) {
                // Names and numbers beside a certificate say nothing that it does not say itself.
                if (is(one, DS, "X509Certificate")) {
                    certificates.add(bytes(one));
                    if (!seen.add(one.getTextContent().replaceAll("\\s", ""))) {
                        throw refused("A certificate is there twice");
                    }
                } else if (!DS.equals(one.getNamespaceURI())) {
                    throw refused("X509Data holds more than is understood: " + one.getLocalName());
                }
            }
        }
        parts.end();
        if (certificates.isEmpty()) {
            throw refused("The signature does not state its signer's certificate");
        }
        return List.copyOf(certificates);
    }

    private static Instant time(Element properties, String signature) {
        Element property = only(properties, MARK, DS, "SignatureProperty");
        if (signature.isEmpty() || !property.getAttribute("Target").equals("#" + signature)) {
            throw refused("The time is not one of this signature");
        }
        Element timestamp = only(property, Set.of("Id", "Target"), BindingXml.UTILITY, "Timestamp");
        return BindingSignature.time(
                only(timestamp, Set.of(), BindingXml.UTILITY, "Created").getTextContent());
    }

    // One identifier means one thing, for whoever looks it up, and however.
    private void requireOneMeaning() {
        Element within = encapsulated().orElse(null);
        Set<String> found = new HashSet<>();
        collect(root, within, found, true);
        if (within != null) {
            Set<String> ofData = new HashSet<>();
            collect(within, null, ofData, false);
            if (marked.keySet().stream().anyMatch(ofData::contains)) {
                throw refused("What is bound has an identifier that the binding has");
            }
        }
    }

    private static void collect(Element element, @Nullable Element except, Set<String> found, boolean once) {
        if (element.equals(except)) {
            return;
        }
        NamedNodeMap attributes = element.getAttributes();
        for (int i = 0; i < attributes.getLength(); i++) {
            Attr attribute = (Attr) attributes.item(i);
            if (MARKS.contains(attribute.getLocalName()) && !found.add(attribute.getValue()) && once) {
                throw refused("An identifier is there twice");
            }
        }
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element one) {
                collect(one, except, found, once);
            }
        }
    }

    private void mark(Element element) {
        String id = element.getAttribute("Id");
        if (!id.isEmpty()) {
            marked.put(id, element);
        }
    }

    /** The part of the binding that an identifier means; no part within a part. */
    Optional<Element> marked(String id) {
        return Optional.ofNullable(marked.get(id));
    }

    Element root() {
        return root;
    }

    Optional<Signature> signature() {
        return Optional.ofNullable(signature);
    }

    Element label() {
        return label;
    }

    /** The label beside the originator's, if there is one. */
    Optional<Element> alternative() {
        return Optional.ofNullable(alternative);
    }

    /** The list of digests, in the signature or out of it, if there is one. */
    Optional<Element> manifest() {
        return Optional.ofNullable(manifest);
    }

    /** What the list of digests states. */
    List<Reference> listed() {
        return manifest == null ? List.of() : references(new Parts(manifest, MARK));
    }

    /** The element that is encapsulated, if one is. */
    Optional<Element> encapsulated() {
        return is(data, MB, "Data") ? Optional.of(only(data, MARK)) : Optional.empty();
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

    private static List<Reference> references(Parts parts) {
        List<Reference> references = new ArrayList<>();
        Set<Optional<String>> seen = new HashSet<>();
        for (Element one = parts.next(DS, "Reference");
                one != null;
                one = parts.optional(DS, "Reference").orElse(null)) {
            Reference reference = reference(one);
            if (!seen.add(Optional.ofNullable(reference.uri))) {
                throw refused("Two digests are of the same");
            }
            references.add(reference);
        }
        parts.end();
        return List.copyOf(references);
    }

    private static Reference reference(Element element) {
        Parts parts = new Parts(element, Set.of("URI", "Type", "Id"));
        List<String> transforms = new ArrayList<>();
        parts.optional(DS, "Transforms").ifPresent(list -> {
            Parts chain = new Parts(list, Set.of());
            for (Element one = chain.next(DS, "Transform");
                    one != null;
                    one = chain.optional(DS, "Transform").orElse(null)) {
                requirePlain(one, one.getAttribute("Algorithm"));
                transforms.add(one.getAttribute("Algorithm"));
            }
            chain.end();
        });
        Element method = parts.next(DS, "DigestMethod");
        if (!method.getAttribute("Algorithm").equals(BindingXml.SHA384)) {
            throw refused("A digest is not one of SHA-384");
        }
        requirePlain(method, BindingXml.SHA384);
        byte[] digest = bytes(parts.next(DS, "DigestValue"));
        parts.end();
        return new Reference(
                element.hasAttribute("URI") ? shortEnough(element.getAttribute("URI")) : null,
                List.copyOf(transforms),
                digest);
    }

    // A parameter could make of it what it does not look like.
    private static void requirePlain(Element method, String algorithm) {
        new Parts(method, Set.of("Algorithm")).end();
        if (!method.getAttribute("Algorithm").equals(algorithm)) {
            throw refused(method.getLocalName() + " is another than exclusive canonical XML");
        }
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

    private static Element once(@Nullable Element before, Element now) {
        if (before != null) {
            throw refused("The binding holds more than is understood: a second " + now.getLocalName());
        }
        return now;
    }

    private static Element only(Element parent, Set<String> attributes) {
        Parts parts = new Parts(parent, attributes);
        Element child = Optional.ofNullable(parts.next).orElseThrow(() -> refused(parent.getLocalName() + " is empty"));
        parts.advance();
        parts.end();
        return child;
    }

    private static Element only(Element parent, Set<String> attributes, String namespace, String name) {
        Element child = only(parent, attributes);
        if (!is(child, namespace, name)) {
            throw refused(child.getLocalName() + " stands where " + name + " is expected");
        }
        return child;
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

    static UnreadableDocument refused(String reason) {
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
