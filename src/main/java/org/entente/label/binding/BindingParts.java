package org.entente.label.binding;

import java.util.ArrayList;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.entente.label.UnreadableDocument;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;

/** The children of an element of a binding, in their order: what is there and not asked for is refused. */
final class BindingParts {

    private static final int LONGEST = 4096;

    private final Element parent;
    private final Iterator<Element> children;
    private @Nullable Element next;

    BindingParts(Element parent, Set<String> attributes) {
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

    // A parameter could make of it what it does not look like.
    static void requirePlain(Element method, String algorithm) {
        new BindingParts(method, Set.of("Algorithm")).end();
        if (!method.getAttribute("Algorithm").equals(algorithm)) {
            throw refused(method.getLocalName() + " is another than exclusive canonical XML");
        }
    }

    // Only in the one way in which bytes are written, so that no other text passes for the same.
    static byte[] bytes(Element element) {
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

    static String shortEnough(String text) {
        if (text.length() > LONGEST) {
            throw refused("An address or a media type is longer than " + LONGEST + " characters");
        }
        return text;
    }

    static Element once(@Nullable Element before, Element now) {
        if (before != null) {
            throw refused("The binding holds more than is understood: a second " + now.getLocalName());
        }
        return now;
    }

    static Element only(Element parent, Set<String> attributes) {
        BindingParts parts = new BindingParts(parent, attributes);
        Element child = Optional.ofNullable(parts.next).orElseThrow(() -> refused(parent.getLocalName() + " is empty"));
        parts.advance();
        parts.end();
        return child;
    }

    static Element only(Element parent, Set<String> attributes, String namespace, String name) {
        Element child = only(parent, attributes);
        if (!is(child, namespace, name)) {
            throw refused(child.getLocalName() + " stands where " + name + " is expected");
        }
        return child;
    }

    static boolean is(Element element, String namespace, String name) {
        return namespace.equals(element.getNamespaceURI()) && name.equals(element.getLocalName());
    }

    static List<Element> elements(Element parent) {
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
}
