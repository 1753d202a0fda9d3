package org.entente.policy;

import java.util.List;
import org.entente.label.Marking;
import org.entente.label.policy.SecurityPolicy;
import org.jspecify.annotations.Nullable;

/**
 * What a document would put in force, before it does.
 *
 * @param policy as the edition that it would be
 * @param digest SHA-256 of the document, in hexadecimal
 * @param examples how labels of each level would be written, lowest first, in English
 * @param difference from the edition in force; null for a policy that is not there yet
 */
public record PolicyExamination(
        SecurityPolicy policy,
        String digest,
        List<Example> examples,
        @Nullable PolicyDifference difference) {

    public PolicyExamination {
        examples = List.copyOf(examples);
    }

    /** A level, and how a label of it is written. */
    public record Example(String level, Marking marking) {}

    /** How many values all its tags have. */
    public int values() {
        return policy.tags().stream().mapToInt(tag -> tag.values().size()).sum();
    }
}
