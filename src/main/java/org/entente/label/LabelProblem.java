package org.entente.label;

import java.util.List;
import java.util.Locale;

/**
 * Something that makes a label invalid under its policy.
 *
 * @param details what the sentence names: levels, tags, values
 */
public record LabelProblem(Kind kind, List<String> details) {

    public LabelProblem {
        details = List.copyOf(details);
    }

    public static LabelProblem of(Kind kind, String... details) {
        return new LabelProblem(kind, List.of(details));
    }

    /** What is wrong. */
    public enum Kind {
        /** Nobody loaded the policy that the label names. */
        UNKNOWN_POLICY,
        OTHER_POLICY,
        /** The label names its policy by another identifier than the policy has. */
        OTHER_POLICY_URI,
        /** The label names a tag by another identifier than the policy has for it. */
        OTHER_TAG_URI,
        UNKNOWN_LEVEL,
        UNKNOWN_TAG,
        UNKNOWN_VALUE,
        TOO_FEW_VALUES,
        TOO_MANY_VALUES,
        EXCLUDED_BY_LEVEL,
        NEEDS_LEVEL,
        LEVEL_NEEDS_CATEGORY,
        VALUE_NEEDS_CATEGORY,
        EXCLUDED_BY_CATEGORY,
        /** Only of a new label: its originator could not read it. */
        ORIGINATOR_LEFT_OUT,
        /** Only of a new label: the level or value is obsolete or outside its time. */
        NOT_FOR_NEW_LABELS
    }

    /** The problem in words; English where there are none of that language. */
    public String words(Locale language) {
        return LabelWords.of("label.problem." + kind, language, details);
    }

    @Override
    public String toString() {
        return words(Locale.ENGLISH);
    }
}
