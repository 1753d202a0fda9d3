package org.entente.binding;

import java.util.Collection;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.entente.audit.Refusal;
import org.entente.label.LabelProblem;
import org.entente.label.UnreadableDocument;
import org.entente.label.binding.BindingFinding;

/** What came with a file, or the file itself, is not taken: nothing of it is stored. */
public class BindingRefused extends RuntimeException implements Refusal {

    private final Why why;
    private final transient Function<Locale, String> words;

    private BindingRefused(Why why, Function<Locale, String> words) {
        super(why + ": " + words.apply(Locale.ENGLISH));
        this.why = why;
        this.words = words;
    }

    static BindingRefused of(UnreadableDocument unreadable) {
        return new BindingRefused(Why.UNREADABLE, language -> unreadable.reason());
    }

    /** One or more of the findings are that something is broken. */
    public static BindingRefused broken(Collection<BindingFinding> findings) {
        return new BindingRefused(
                Why.BROKEN,
                language -> findings.stream()
                        .filter(BindingFinding::isBroken)
                        .map(finding -> finding.words(language))
                        .collect(Collectors.joining(". ")));
    }

    static BindingRefused invalid(Collection<LabelProblem> problems) {
        return new BindingRefused(
                Why.INVALID,
                language -> problems.stream()
                        .map(problem -> problem.words(language))
                        .collect(Collectors.joining(". ")));
    }

    /** @param detail what the sentence names, the same in each language */
    public static BindingRefused because(Why why, String detail) {
        return new BindingRefused(why, language -> detail);
    }

    public Why why() {
        return why;
    }

    /** What the sentence about it names. */
    public String detail(Locale language) {
        return words.apply(language);
    }

    @Override
    public String reason() {
        return "BINDING_" + why;
    }

    @Override
    public Entry entry() {
        return Entry.FAILED;
    }

    /** What is wrong. */
    public enum Why {
        /** It is no binding information, or more than is understood. */
        UNREADABLE,
        /** File, label or signature are not as they were when they were bound, or nobody trusted has signed. */
        BROKEN,
        /** The label that is bound is not valid under its policy. */
        INVALID,
        /** No policy says what the label comes to under the workspace's. */
        NO_EQUIVALENT,
        /** The labels that are bound share no release. */
        NO_COMMON_RELEASE,
        /** The label does not permit who brings the file. */
        NOT_RELEASABLE,
        /** The label is above the workspace's ceiling. */
        ABOVE_CEILING,
        /** The binding is of a file of another name. */
        OTHER_FILE,
        /** The label that was chosen is lower or wider than the one that is bound. */
        LOWERED,
        /** The file that it is to be a version of has a label that permits more. */
        ABOVE_FILE
    }
}
