package org.entente.audit;

import java.util.Arrays;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Stands in an entry for a word that must not: equal words have the same digest, so that an auditor sees whether several people
 * searched for one, and nobody without the key finds the word by trying.
 */
@FunctionalInterface
public interface TermDigest {

    /** The fact of an entry that holds the digests of what was searched for. */
    String TERMS = "terms";

    /** As searches cut it: runs of letters and digits. */
    Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");

    int MOST_WORDS = 32;

    /** Sixteen hex digits, the same for a word in any case and with any space around it. */
    String of(String term);

    /** The event of a search, with the digest of each word that was searched for, once and in the order typed; as it is if there was none. */
    default AuditEvent into(AuditEvent search, @Nullable String... texts) {
        String digests = Arrays.stream(texts)
                .filter(Objects::nonNull)
                .flatMap(text -> WORD.matcher(text).results())
                .map(MatchResult::group)
                .limit(MOST_WORDS)
                .map(this::of)
                .distinct()
                .collect(Collectors.joining(" "));
        return digests.isEmpty() ? search : search.with(TERMS, digests);
    }
}
