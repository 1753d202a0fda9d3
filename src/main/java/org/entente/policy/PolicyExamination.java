package org.entente.policy;

import java.util.List;
import org.entente.label.Marking;
import org.entente.label.policy.PolicyEquivalent;
import org.entente.label.policy.SecurityPolicy;
import org.jspecify.annotations.Nullable;

/**
 * What a document would put in force, before it does.
 *
 * @param policy as the edition that it would be
 * @param digest SHA-256 of the document, in hexadecimal
 * @param examples how labels of each level would be written, lowest first, in English
 * @param equivalents which levels say the same as levels of other policies: what opens one policy's content to the other's readers
 * @param difference from the edition in force; null for a policy that is not there yet
 */
public record PolicyExamination(
        SecurityPolicy policy,
        String digest,
        List<Example> examples,
        List<Equivalent> equivalents,
        @Nullable PolicyDifference difference) {

    public PolicyExamination {
        examples = List.copyOf(examples);
        equivalents = List.copyOf(equivalents);
    }

    /**
     * A level and its equivalent under another policy.
     *
     * @param theirs the other policy's level; null while that policy is not loaded or has no such level
     * @param number its number there
     * @param applied in which direction it holds
     * @param conditional whether it holds only for labels that carry what the policy asks of them
     */
    public record Equivalent(
            String level,
            String policy,
            @Nullable String theirs,
            int number,
            PolicyEquivalent.Applied applied,
            boolean conditional) {}

    /** A level, and how a label of it is written. */
    public record Example(String level, Marking marking) {}

    /** How many values all its tags have. */
    public int values() {
        return policy.tags().stream().mapToInt(tag -> tag.values().size()).sum();
    }
}
