package org.entente.policy;

import java.util.List;
import org.entente.audit.Refusal;
import org.entente.label.PolicyObjection;
import org.entente.label.UnreadableDocument;

/** A policy was not taken: nothing of it is stored. */
public class PolicyRefused extends RuntimeException implements Refusal {

    private final String why;
    private final int line;
    private final List<String> details;

    private PolicyRefused(String why, int line, List<String> details) {
        super(why);
        this.why = why;
        this.line = line;
        this.details = List.copyOf(details);
    }

    static PolicyRefused tooLarge() {
        return new PolicyRefused("TOO_LARGE", 0, List.of(Integer.toString(SecurityPolicies.MOST_BYTES >> 20)));
    }

    static PolicyRefused of(UnreadableDocument unreadable) {
        return new PolicyRefused(
                "UNREADABLE",
                unreadable.line(),
                List.of(
                        Integer.toString(unreadable.line()),
                        Integer.toString(unreadable.column()),
                        unreadable.reason()));
    }

    static PolicyRefused impossible(String name) {
        return new PolicyRefused("IMPOSSIBLE", 0, List.of(name));
    }

    static PolicyRefused of(PolicyObjection objection) {
        return new PolicyRefused(objection.kind().name(), 0, objection.details());
    }

    /** {@code TOO_LARGE}, {@code UNREADABLE}, {@code IMPOSSIBLE} (what no label could carry), or the name of a {@link PolicyObjection.Kind}. */
    @Override
    public String reason() {
        return why;
    }

    @Override
    public Entry entry() {
        return Entry.FAILED;
    }

    /** The line at which the document is broken, from 1; 0 where that is not known, or not why. */
    public int line() {
        return line;
    }

    /** What the sentence about it names: of an unreadable one line, column and reason; otherwise as the objection has them. */
    public List<String> details() {
        return details;
    }
}
