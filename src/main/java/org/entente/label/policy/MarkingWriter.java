package org.entente.label.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.entente.label.ConfidentialityLabel;
import org.entente.label.Marking;
import org.entente.label.policy.MarkingPhrases.Phrase;
import org.entente.label.policy.MarkingPhrases.Position;

/**
 * Writes labels as a policy's marking phrases say (ADatP-4774.1 section 3.5): the policy's name or what replaces it, the level,
 * then each tag in the policy's order. Where a place has no phrase of its own, the one for the page's top serves.
 */
final class MarkingWriter {

    private static final Set<MarkingCode> PAGE =
            Set.of(MarkingCode.PAGE_TOP_BOTTOM, MarkingCode.PAGE_TOP, MarkingCode.PAGE_BOTTOM);
    private static final Set<MarkingCode> DOCUMENT = Set.of(MarkingCode.DOCUMENT_START, MarkingCode.DOCUMENT_END);
    private static final Set<MarkingCode> PORTION = Set.of(MarkingCode.PORTION_MARKING);

    private final SecurityPolicy policy;
    private final String language;

    MarkingWriter(SecurityPolicy policy, Locale language) {
        this.policy = policy;
        this.language = language.getLanguage();
    }

    Marking write(ConfidentialityLabel label) {
        Classification level = policy.level(label.classification())
                .orElseThrow(() -> new IllegalArgumentException("No level of the policy: " + label.classification()));
        return new Marking(
                whole(label, level, PAGE),
                "(" + portion(label, level) + ")",
                whole(label, level, DOCUMENT),
                level.colour(),
                level.rank());
    }

    String word(Classification level) {
        return phrase(level.phrases(), DOCUMENT).orElse(level.name());
    }

    String word(PolicyTag.Value value) {
        return phrase(value.phrases(), DOCUMENT).orElse(value.name());
    }

    private String whole(ConfidentialityLabel label, Classification level, Set<MarkingCode> place) {
        StringBuilder text = new StringBuilder();
        append(text, policyName(label, level, place));
        if (!level.phrases().has(MarkingCode.SUPPRESS_CLASS_NAME)) {
            append(
                    text,
                    qualified(
                            level.phrases(),
                            place,
                            word(level.name(), level.phrases(), place).orElse("")));
        }
        policy.tags().forEach(tag -> append(text, tag(tag, label, place)));
        return text.toString();
    }

    private String portion(ConfidentialityLabel label, Classification level) {
        Optional<String> own = phrase(level.phrases(), PORTION);
        StringBuilder text = new StringBuilder();
        if (own.isEmpty()) {
            append(text, policyName(label, level, PAGE));
        } else {
            phrase(policy.phrases(), PORTION).ifPresent(text::append);
        }
        append(
                text,
                own.orElseGet(() -> word(level.name(), level.phrases(), PAGE).orElse(level.name())));
        for (PolicyTag tag : policy.tags()) {
            boolean marked = tag.phrases().qualifiers().stream().anyMatch(one -> PORTION.contains(one.place()))
                    || tag.values().stream().anyMatch(value -> value.phrases().has(MarkingCode.PORTION_MARKING));
            if (marked) {
                text.append(tag(tag, label, PORTION));
            }
        }
        return text.toString();
    }

    // The level's word for the policy first, then that of the last category in the policy's order.
    private String policyName(ConfidentialityLabel label, Classification level, Set<MarkingCode> place) {
        Optional<String> ofLevel = replacement(level.phrases());
        return ofLevel.or(() -> policy.tags().stream()
                        .flatMap(tag -> carried(tag, label))
                        .flatMap(value -> replacement(value.phrases()).stream())
                        .reduce((earlier, later) -> later))
                .or(() -> replacement(policy.phrases()))
                .or(() -> phrase(policy.phrases(), place))
                .orElse(policy.name());
    }

    private String tag(PolicyTag tag, ConfidentialityLabel label, Set<MarkingCode> place) {
        List<String> words = carried(tag, label)
                .filter(value -> !value.phrases().has(MarkingCode.NO_MARKING_DISPLAY))
                .flatMap(value -> word(value.name(), value.phrases(), place).stream())
                .toList();
        return words.isEmpty()
                ? ""
                : qualified(
                        tag.phrases(),
                        place,
                        String.join(
                                qualifier(tag.phrases(), place, Position.SEPARATOR)
                                        .orElse(", "),
                                words));
    }

    private String qualified(MarkingPhrases phrases, Set<MarkingCode> place, String text) {
        return text.isEmpty()
                ? ""
                : qualifier(phrases, place, Position.PREFIX).orElse("")
                        + text
                        + qualifier(phrases, place, Position.SUFFIX).orElse("");
    }

    private static Stream<PolicyTag.Value> carried(PolicyTag tag, ConfidentialityLabel label) {
        return tag.values(label.values(tag.name(), tag.type())).stream();
    }

    private Optional<String> word(String name, MarkingPhrases phrases, Set<MarkingCode> place) {
        return phrase(phrases, place)
                .or(() -> phrases.has(MarkingCode.NO_NAME_DISPLAY) ? Optional.empty() : Optional.of(name));
    }

    private Optional<String> phrase(MarkingPhrases phrases, Set<MarkingCode> place) {
        Optional<String> here = spoken(phrases, place);
        return here.isEmpty() && place.equals(DOCUMENT) ? spoken(phrases, PAGE) : here;
    }

    private Optional<String> replacement(MarkingPhrases phrases) {
        return spoken(phrases, Set.of(MarkingCode.REPLACE_POLICY));
    }

    // The reader's language first, then what is for every language.
    private Optional<String> spoken(MarkingPhrases phrases, Set<MarkingCode> place) {
        List<Phrase> there = phrases.phrases().stream()
                .filter(phrase ->
                        phrase.text() != null && phrase.codes().stream().anyMatch(place::contains))
                .toList();
        return inLanguage(there, language).or(() -> inLanguage(there, ""));
    }

    private static Optional<String> inLanguage(List<Phrase> phrases, String language) {
        return phrases.stream()
                .filter(phrase -> phrase.language().equals(language))
                .map(phrase -> String.valueOf(phrase.text()))
                .findFirst();
    }

    private Optional<String> qualifier(MarkingPhrases phrases, Set<MarkingCode> place, Position position) {
        List<MarkingPhrases.Qualifier> there = new ArrayList<>(phrases.qualifiers().stream()
                .filter(one -> one.position() == position && place.contains(one.place()))
                .toList());
        if (there.isEmpty() && place.equals(DOCUMENT)) {
            there.addAll(phrases.qualifiers().stream()
                    .filter(one -> one.position() == position && PAGE.contains(one.place()))
                    .toList());
        }
        return there.stream()
                .filter(one -> one.language().equals(language))
                .findFirst()
                .or(() -> there.stream().filter(one -> one.language().isEmpty()).findFirst())
                .map(MarkingPhrases.Qualifier::text);
    }

    // Words are parted by a space; a part that brings its own mark, such as //REL TO, joins without.
    private static void append(StringBuilder text, String part) {
        if (part.isEmpty()) {
            return;
        }
        if (!text.isEmpty() && !part.startsWith("/") && !part.startsWith(" ")) {
            text.append(' ');
        }
        text.append(part);
    }
}
