package org.entente.label.binding;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.entente.label.UnreadableDocument;
import org.entente.label.xml.LabelReader;
import org.entente.label.xml.MetadataLabel;
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
    private static final Set<String> MARK = Set.of("Id");
    private static final Set<String> MARKS = Set.of("id", "Id", "ID");
    private static final Optional<MetadataLabel.Kind> ALTERNATIVE = Optional.of(MetadataLabel.Kind.ALTERNATIVE);

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
        if (!BindingParts.is(root, MB, "BindingInformation")) {
            throw new UnreadableDocument(
                    0, 0, "This is not binding information: the first element is not BindingInformation of " + MB);
        }
        BindingParts top = new BindingParts(root, MARK);
        Element signed = top.optional(DS, "Signature").orElse(null);
        Element container = top.next(MB, "MetadataBindingContainer");
        top.end();
        BindingParts containers = new BindingParts(container, MARK);
        Element binding = containers.next(MB, "MetadataBinding");
        containers.end();
        BindingParts bound = new BindingParts(binding, MARK);
        Element originators = null;
        Element beside = null;
        Element digests = null;
        mark(root);
        mark(container);
        mark(binding);
        for (Element metadata = bound.next(MB, "Metadata");
                metadata != null;
                metadata = bound.optional(MB, "Metadata").orElse(null)) {
            Element held = BindingParts.only(metadata, MARK);
            mark(metadata);
            mark(held);
            if (BindingParts.is(held, DS, "Manifest")) {
                digests = BindingParts.once(digests, held);
            } else if (LabelReader.kindOf(held.getLocalName()).equals(ALTERNATIVE)) {
                beside = BindingParts.once(beside, held);
            } else {
                originators = BindingParts.once(originators, held);
            }
        }
        label = Optional.ofNullable(originators)
                .orElseThrow(() -> BindingParts.refused("The binding holds no originator's label"));
        alternative = beside;
        data = bound.optional(MB, "Data").orElseGet(() -> bound.next(MB, "DataReference"));
        bound.end();
        mark(data);
        signature = signed == null ? null : signature(signed);
        if (signature != null && signature.manifest != null && digests != null) {
            throw BindingParts.refused("The binding has two lists of digests");
        }
        manifest = signature != null && signature.manifest != null ? signature.manifest : digests;
        if (encapsulated().isEmpty() && (uri().isEmpty() || uri().startsWith("#"))) {
            throw BindingParts.refused("DataReference means something within the binding");
        }
        requireOneMeaning();
    }

    /** @throws UnreadableDocument if it is not binding information of an originator's label and one object */
    static BindingTree read(byte[] document) {
        return new BindingTree(BindingXml.parse(document));
    }

    private Signature signature(Element element) {
        BindingParts parts = new BindingParts(element, MARK);
        BindingParts info = new BindingParts(parts.next(DS, "SignedInfo"), MARK);
        BindingParts.requirePlain(info.next(DS, "CanonicalizationMethod"), BindingXml.EXCLUSIVE);
        Element method = info.next(DS, "SignatureMethod");
        BindingParts.requirePlain(method, method.getAttribute("Algorithm"));
        List<Reference> references = references(info);
        BindingParts.bytes(parts.next(DS, "SignatureValue"));
        List<byte[]> certificates = certificates(parts.next(DS, "KeyInfo"));
        List<Element> objects = new ArrayList<>();
        Element list = null;
        Element properties = null;
        for (Element object = parts.optional(DS, "Object").orElse(null);
                object != null;
                object = parts.optional(DS, "Object").orElse(null)) {
            BindingParts within = new BindingParts(object, MARK);
            Optional<Element> digests = within.optional(DS, "Manifest");
            Optional<Element> said = within.optional(DS, "SignatureProperties");
            within.end();
            if (digests.isPresent()) {
                list = BindingParts.once(list, digests.get());
                mark(list);
            }
            if (said.isPresent()) {
                properties = BindingParts.once(properties, said.get());
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
        BindingParts parts = new BindingParts(keyInfo, MARK);
        for (Element x509 = parts.next(DS, "X509Data");
                x509 != null;
                x509 = parts.optional(DS, "X509Data").orElse(null)) {
            for (Element one : BindingParts.elements(x509)) {
                // Names and numbers beside a certificate say nothing that it does not say itself.
                if (BindingParts.is(one, DS, "X509Certificate")) {
                    certificates.add(BindingParts.bytes(one));
                    if (!seen.add(one.getTextContent().replaceAll("\\s", ""))) {
                        throw BindingParts.refused("A certificate is there twice");
                    }
                } else if (!DS.equals(one.getNamespaceURI())) {
                    throw BindingParts.refused("X509Data holds more than is understood: " + one.getLocalName());
                }
            }
        }
        parts.end();
        if (certificates.isEmpty()) {
            throw BindingParts.refused("The signature does not state its signer's certificate");
        }
        return List.copyOf(certificates);
    }

    private static Instant time(Element properties, String signature) {
        Element property = BindingParts.only(properties, MARK, DS, "SignatureProperty");
        if (signature.isEmpty() || !property.getAttribute("Target").equals("#" + signature)) {
            throw BindingParts.refused("The time is not one of this signature");
        }
        Element timestamp = BindingParts.only(property, Set.of("Id", "Target"), BindingXml.UTILITY, "Timestamp");
        return BindingSignature.time(BindingParts.only(timestamp, Set.of(), BindingXml.UTILITY, "Created")
                .getTextContent());
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
                throw BindingParts.refused("What is bound has an identifier that the binding has");
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
                throw BindingParts.refused("An identifier is there twice");
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
        return manifest == null ? List.of() : references(new BindingParts(manifest, MARK));
    }

    /** The element that is encapsulated, if one is. */
    Optional<Element> encapsulated() {
        return BindingParts.is(data, MB, "Data") ? Optional.of(BindingParts.only(data, MARK)) : Optional.empty();
    }

    /** Of a reference: where the data is, as the binding has it; never followed here. */
    String uri() {
        if (!data.hasAttribute("URI") || !BindingParts.elements(data).isEmpty()) {
            throw BindingParts.refused("DataReference has no URI, or something within it");
        }
        return BindingParts.shortEnough(data.getAttribute("URI"));
    }

    /** Of a reference; may be empty. */
    String contentType() {
        return BindingParts.shortEnough(data.getAttributeNS(BindingXml.MIME, "contentType"));
    }

    private static List<Reference> references(BindingParts parts) {
        List<Reference> references = new ArrayList<>();
        Set<Optional<String>> seen = new HashSet<>();
        for (Element one = parts.next(DS, "Reference");
                one != null;
                one = parts.optional(DS, "Reference").orElse(null)) {
            Reference reference = reference(one);
            if (!seen.add(Optional.ofNullable(reference.uri))) {
                throw BindingParts.refused("Two digests are of the same");
            }
            references.add(reference);
        }
        parts.end();
        return List.copyOf(references);
    }

    private static Reference reference(Element element) {
        BindingParts parts = new BindingParts(element, Set.of("URI", "Type", "Id"));
        List<String> transforms = new ArrayList<>();
        parts.optional(DS, "Transforms").ifPresent(list -> {
            BindingParts chain = new BindingParts(list, Set.of());
            for (Element one = chain.next(DS, "Transform");
                    one != null;
                    one = chain.optional(DS, "Transform").orElse(null)) {
                BindingParts.requirePlain(one, one.getAttribute("Algorithm"));
                transforms.add(one.getAttribute("Algorithm"));
            }
            chain.end();
        });
        Element method = parts.next(DS, "DigestMethod");
        if (!method.getAttribute("Algorithm").equals(BindingXml.SHA384)) {
            throw BindingParts.refused("A digest is not one of SHA-384");
        }
        BindingParts.requirePlain(method, BindingXml.SHA384);
        byte[] digest = BindingParts.bytes(parts.next(DS, "DigestValue"));
        parts.end();
        return new Reference(
                element.hasAttribute("URI") ? BindingParts.shortEnough(element.getAttribute("URI")) : null,
                List.copyOf(transforms),
                digest);
    }
}
