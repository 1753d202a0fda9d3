package org.entente.label.spif;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.entente.label.policy.MarkingCode;
import org.entente.label.policy.MarkingPhrases;
import org.entente.label.policy.MarkingPhrases.Phrase;
import org.entente.label.policy.MarkingPhrases.Position;
import org.entente.label.policy.MarkingPhrases.Qualifier;
import org.entente.label.xml.XmlElement;

/** The phrases, qualifiers and colours of a SPIF. */
final class SpifPhrases {

    private static final String LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang";
    private static final Pattern RGB = Pattern.compile("#[0-9A-Fa-f]{6}");
    private static final Pattern LANGUAGE_TAG = Pattern.compile("[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8}){0,5}");
    private static final int LONGEST = 256;
    /** Where a policy gives no colour: the same grey for each, so that none is taken for another's. */
    private static final String NO_COLOUR = "#4B5563";
    /** The names that the schema knows, its misspelling of fuchsia included. */
    private static final Map<String, String> COLOURS = Map.ofEntries(
            Map.entry("aqua", "#00FFFF"),
            Map.entry("black", "#000000"),
            Map.entry("blue", "#0000FF"),
            Map.entry("fuchsia", "#FF00FF"),
            Map.entry("fuschia", "#FF00FF"),
            Map.entry("gray", "#808080"),
            Map.entry("green", "#008000"),
            Map.entry("lime", "#00FF00"),
            Map.entry("maroon", "#800000"),
            Map.entry("navy", "#000080"),
            Map.entry("olive", "#808000"),
            Map.entry("orange", "#FFA500"),
            Map.entry("purple", "#800080"),
            Map.entry("red", "#FF0000"),
            Map.entry("silver", "#C0C0C0"),
            Map.entry("teal", "#008080"),
            Map.entry("white", "#FFFFFF"),
            Map.entry("yellow", "#FFFF00"));

    private SpifPhrases() {}

    static MarkingPhrases of(XmlElement element) {
        return new MarkingPhrases(phrases(element), qualifiers(element));
    }

    static List<Phrase> phrases(XmlElement element) {
        return element.all("markingData").stream().map(SpifPhrases::phrase).toList();
    }

    static List<Qualifier> qualifiers(XmlElement element) {
        return element.all("markingQualifier").stream()
                .flatMap(parent -> {
                    MarkingCode place = code(parent, parent.needAttribute("markingCode"));
                    return parent.all("qualifier").stream().map(one -> qualifier(place, one));
                })
                .toList();
    }

    static String colour(XmlElement level) {
        String colour = level.attribute("color").orElse(NO_COLOUR);
        String known = COLOURS.getOrDefault(colour.toLowerCase(Locale.ROOT), colour);
        if (!RGB.matcher(known).matches()) {
            throw level.refused("Not a colour: " + SpifReader.shortened(colour));
        }
        return known.toUpperCase(Locale.ROOT);
    }

    private static Phrase phrase(XmlElement element) {
        Set<MarkingCode> codes = EnumSet.noneOf(MarkingCode.class);
        element.all("code").forEach(one -> codes.add(code(one, one.text())));
        String text = element.attribute("phrase").orElse(null);
        return new Phrase(text == null ? null : bounded(element, text), language(element), codes);
    }

    private static Qualifier qualifier(MarkingCode place, XmlElement element) {
        Position position = switch (element.needAttribute("qualifierCode")) {
            case "prefix" -> Position.PREFIX;
            case "suffix" -> Position.SUFFIX;
            case "separator" -> Position.SEPARATOR;
            default ->
                throw element.refused("qualifierCode is none of prefix, suffix and separator: "
                        + SpifReader.shortened(element.needAttribute("qualifierCode")));
        };
        String text = element.attribute("markingQualifier")
                .orElseThrow(() -> element.refused("qualifier has no markingQualifier"));
        return new Qualifier(place, position, bounded(element, text), language(element));
    }

    private static MarkingCode code(XmlElement element, String spelling) {
        return MarkingCode.of(spelling)
                .orElseThrow(() -> element.refused("Not a marking code: " + SpifReader.shortened(spelling)));
    }

    private static String language(XmlElement element) {
        String tag = element.attribute(LANGUAGE).orElse("");
        if (!tag.isEmpty() && !LANGUAGE_TAG.matcher(tag).matches()) {
            throw element.refused("Not a language: " + SpifReader.shortened(tag));
        }
        return tag.isEmpty() ? "" : Locale.forLanguageTag(tag).getLanguage();
    }

    private static String bounded(XmlElement element, String text) {
        if (text.length() > LONGEST || text.chars().anyMatch(Character::isISOControl)) {
            throw element.refused("A phrase is at most " + LONGEST + " characters long, without control characters");
        }
        return text;
    }
}
