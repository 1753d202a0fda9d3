package org.entente.label.policy;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How a level, a category or the policy itself is written in markings (SPIF 2.1, {@code markingData} and
 * {@code markingQualifier}).
 */
public record MarkingPhrases(List<Phrase> phrases, List<Qualifier> qualifiers) {

    /** Written as its name, everywhere. */
    public static final MarkingPhrases NONE = new MarkingPhrases(List.of(), List.of());

    public MarkingPhrases {
        phrases = List.copyOf(phrases);
        qualifiers = List.copyOf(qualifiers);
    }

    /**
     * A phrase for some places.
     *
     * @param text null where the name serves
     * @param language a primary language subtag in lower case; empty for every language
     */
    public record Phrase(@Nullable String text, String language, Set<MarkingCode> codes) {

        public Phrase {
            codes = Set.copyOf(codes);
        }
    }

    /**
     * What stands before, after or between values.
     *
     * @param language as in {@link Phrase}
     */
    public record Qualifier(MarkingCode place, Position position, String text, String language) {}

    /** Where a qualifier stands. */
    public enum Position {
        PREFIX,
        SUFFIX,
        SEPARATOR
    }

    /** The languages for which something in it is written. */
    Stream<String> languages() {
        return Stream.concat(
                        phrases.stream().map(Phrase::language),
                        qualifiers.stream().map(Qualifier::language))
                .filter(language -> !language.isEmpty());
    }

    boolean has(MarkingCode code) {
        return phrases.stream().anyMatch(phrase -> phrase.codes().contains(code));
    }
}
