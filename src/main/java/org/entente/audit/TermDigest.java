package org.entente.audit;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Stands in an entry for a word that must not: equal words have the same digest, so that an auditor sees whether several people
 * searched for one, and nobody without the key finds the word by trying.
 */
@FunctionalInterface
public interface TermDigest {

    /** Sixteen hex digits, the same for a word in any case and with any space around it. */
    String of(String term);

    /** The digests of the words of a text, each once, in the order in which they come, with a space between. */
    default String ofEach(String text) {
        return Arrays.stream(text.strip().split("\\s+"))
                .filter(word -> !word.isEmpty())
                .map(this::of)
                .distinct()
                .collect(Collectors.joining(" "));
    }
}
