package org.entente.label.xml;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.entente.label.xml.Leniency.Kind;

/**
 * Takes from elements what is meant, and notes where that is not what is written. Whatever might say more than is understood is
 * refused: a restriction that is overlooked opens the object.
 */
final class LenientReading {

    private static final int FIRST_YEAR = 1;
    private static final int LAST_YEAR = 9999;

    private final List<Leniency> notes = new ArrayList<>();

    List<Leniency> notes() {
        return List.copyOf(notes);
    }

    void note(Kind kind, XmlElement place, String... details) {
        notes.add(new Leniency(kind, List.of(details), place.line(), place.column()));
    }

    /** The element under the name that it should have. */
    String name(XmlElement element, Map<String, String> misspelt) {
        String name = misspelt.getOrDefault(element.name(), element.name());
        if (!name.equals(element.name())) {
            note(Kind.SPELLING, element, element.name(), name);
        }
        return name;
    }

    /** The children by name; those of other namespaces are left out, those of these namespaces have to be known. */
    Parts parts(XmlElement parent, Set<String> namespaces, List<String> order, Map<String, String> misspelt) {
        if (!parent.text().isEmpty()) {
            throw parent.refused("There is text in " + parent.name() + ", where only elements belong");
        }
        Map<String, List<XmlElement>> found = new HashMap<>();
        int reached = 0;
        for (XmlElement child : parent.children()) {
            if (!child.namespace().isEmpty() && !namespaces.contains(child.namespace())) {
                note(Kind.EXTENSION, child, child.name(), child.namespace());
                continue;
            }
            String name = name(child, misspelt);
            int place = order.indexOf(name);
            if (place < 0 || child.namespace().isEmpty()) {
                throw child.refused(
                        parent.name() + " holds " + SpelledText.shortened(child.name()) + ", which is not known there");
            }
            if (place < reached) {
                note(Kind.OUT_OF_ORDER, child, name);
            }
            reached = Math.max(reached, place);
            found.computeIfAbsent(name, any -> new ArrayList<>()).add(child);
        }
        return new Parts(parent, found);
    }

    /** The known children of an element. */
    record Parts(XmlElement parent, Map<String, List<XmlElement>> byName) {

        List<XmlElement> all(String name) {
            return byName.getOrDefault(name, List.of());
        }

        Optional<XmlElement> one(String name) {
            List<XmlElement> found = all(name);
            if (found.size() > 1) {
                throw found.get(1).refused(name + " stands more than once in " + parent.name());
            }
            return found.stream().findFirst();
        }

        XmlElement need(String name) {
            return one(name).orElseThrow(() -> parent.refused(parent.name() + " has no " + name));
        }
    }

    /** The text of an element that holds nothing else, blanks collapsed as in {@code xs:token}. */
    String text(XmlElement element, int longest) {
        if (!element.children().isEmpty()) {
            throw element.refused("There are elements in " + element.name() + ", where only text belongs");
        }
        return checked(element, element.name(), element.text(), longest);
    }

    /** An attribute by its name or one that is used for it, in whatever case. */
    Optional<String> attribute(XmlElement element, int longest, String name, String... also) {
        Set<String> names = new HashSet<>(List.of(also));
        names.add(name);
        List<Map.Entry<String, String>> found = element.attributes().entrySet().stream()
                .filter(one -> names.stream().anyMatch(known -> known.equalsIgnoreCase(one.getKey())))
                .toList();
        if (found.stream().map(Map.Entry::getValue).distinct().count() > 1) {
            throw element.refused(element.name() + " says in two ways what its " + name + " is");
        }
        if (found.isEmpty()) {
            return Optional.empty();
        }
        if (found.stream().noneMatch(one -> one.getKey().equals(name))) {
            note(Kind.SPELLING, element, found.getFirst().getKey(), name);
        }
        return Optional.of(checked(element, name, found.getFirst().getValue(), longest));
    }

    String needAttribute(XmlElement element, int longest, String name) {
        return attribute(element, longest, name).orElseThrow(() -> element.refused(element.name() + " has no " + name));
    }

    /** Notes attributes that say nothing to us; those with a namespace are extensions, and allowed. */
    void onlyAttributes(XmlElement element, String... known) {
        element.attributes().keySet().stream()
                .filter(key -> !key.startsWith("{"))
                .filter(key -> List.of(known).stream().noneMatch(one -> one.equalsIgnoreCase(key)))
                .sorted()
                .forEach(key -> note(Kind.UNKNOWN_ATTRIBUTE, element, SpelledText.shortened(key), element.name()));
    }

    /** A time that has to say its zone where {@code zoneNeeded}. */
    Instant time(XmlElement place, String text, boolean zoneNeeded) {
        try {
            OffsetDateTime time = OffsetDateTime.parse(text);
            return bounded(place, time, text);
        } catch (DateTimeException e) {
            return withoutZone(place, text, zoneNeeded);
        }
    }

    private Instant withoutZone(XmlElement place, String text, boolean zoneNeeded) {
        try {
            OffsetDateTime time = LocalDateTime.parse(text).atOffset(ZoneOffset.UTC);
            if (zoneNeeded) {
                throw place.refused("A time from which access may change has to say its zone: " + text);
            }
            note(Kind.TIME_WITHOUT_ZONE, place, text);
            return bounded(place, time, text);
        } catch (DateTimeException e) {
            throw place.refused("Not a time such as 2026-09-26T12:00:00Z: " + SpelledText.shortened(text));
        }
    }

    private static Instant bounded(XmlElement place, OffsetDateTime time, String text) {
        OffsetDateTime utc = time.withOffsetSameInstant(ZoneOffset.UTC);
        if (utc.getYear() < FIRST_YEAR || utc.getYear() > LAST_YEAR) {
            throw place.refused("A time is between the years 1 and 9999: " + SpelledText.shortened(text));
        }
        return utc.toInstant();
    }

    private static String checked(XmlElement element, String name, String raw, int longest) {
        String text = SpelledText.collapsed(raw);
        if (text.isEmpty()) {
            throw element.refused(name + " is empty");
        }
        if (!SpelledText.isWritable(text, longest)) {
            throw element.refused(name + " is at most " + longest + " characters long, without control characters");
        }
        return text;
    }
}
