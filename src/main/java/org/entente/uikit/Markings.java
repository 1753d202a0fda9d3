package org.entente.uikit;

import java.util.Locale;
import org.entente.label.ConfidentialityLabel;
import org.entente.label.LabelWords;
import org.entente.label.Labels;
import org.entente.label.Marking;
import org.entente.label.policy.SecurityPolicy;

/**
 * Markings in the language of whoever reads the page, which is the policy's business and not that of the portal's words: the first
 * of the reader's languages in which the policy is written, English otherwise.
 */
public final class Markings {

    private Markings() {}

    /** The label as the reader of the page reads it. */
    public static Marking of(ConfidentialityLabel label) {
        Labels labels = LabelEngine.labels();
        return labels.marking(label, Words.readerLanguages());
    }

    /** The language in which the reader of the page reads why a label is not valid, or keeps somebody out. */
    public static Locale language() {
        return LabelWords.language(Words.readerLanguages());
    }

    /** The language in which the reader of the page reads a policy. */
    public static Locale language(SecurityPolicy policy) {
        return policy.language(Words.readerLanguages());
    }
}
