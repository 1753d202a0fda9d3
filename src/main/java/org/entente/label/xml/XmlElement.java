package org.entente.label.xml;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.entente.label.UnreadableDocument;

/**
 * An element of a read document.
 *
 * @param namespace empty for none
 * @param attributes by local name; those with a namespace as {@code {namespace}name}
 * @param text the element's own text, blanks at both ends removed
 */
public record XmlElement(
        String namespace,
        String name,
        Map<String, String> attributes,
        List<XmlElement> children,
        String text,
        int line,
        int column) {

    public XmlElement {
        attributes = Map.copyOf(attributes);
        children = List.copyOf(children);
    }

    /** The children of that name in the element's own namespace. */
    public List<XmlElement> all(String wanted) {
        return children.stream()
                .filter(child -> child.name.equals(wanted) && child.namespace.equals(namespace))
                .toList();
    }

    /** The only child of that name in the element's own namespace. */
    public Optional<XmlElement> one(String wanted) {
        List<XmlElement> found = all(wanted);
        if (found.size() > 1) {
            throw found.get(1).refused(wanted + " stands more than once in " + name);
        }
        return found.stream().findFirst();
    }

    /** As {@link #one}; refused where there is none. */
    public XmlElement need(String wanted) {
        return one(wanted).orElseThrow(() -> refused(name + " has no " + wanted));
    }

    public Optional<String> attribute(String wanted) {
        return Optional.ofNullable(attributes.get(wanted));
    }

    /** The value of an attribute that has to be there and not be blank. */
    public String needAttribute(String wanted) {
        return attribute(wanted)
                .filter(value -> !value.isBlank())
                .orElseThrow(() -> refused(name + " has no " + wanted));
    }

    /** The refusal of this element, with its place. */
    public UnreadableDocument refused(String reason) {
        return new UnreadableDocument(line, column, reason);
    }
}
