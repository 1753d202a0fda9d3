package org.entente.label;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.entente.label.policy.SecurityPolicy;
import org.jspecify.annotations.Nullable;

/**
 * The answer for one label and one clearance.
 *
 * @param reason why not; null when permitted
 */
public record AccessDecision(boolean permitted, @Nullable Reason reason) {

    static final AccessDecision PERMIT = new AccessDecision(true, null);

    static AccessDecision deny(Kind kind, String subject, Collection<String> held, Collection<String> asked) {
        return new AccessDecision(false, new Reason(kind, subject, List.copyOf(held), List.copyOf(asked), List.of()));
    }

    static AccessDecision invalid(List<LabelProblem> problems) {
        return new AccessDecision(false, new Reason(Kind.INVALID_LABEL, "", List.of(), List.of(), problems));
    }

    /**
     * The first reason found.
     *
     * @param subject the level, the tag or the policy that it is about
     * @param held what the clearance holds of the tag
     * @param asked what the label asks for and the clearance does not hold
     * @param problems what makes the label invalid; empty if it is valid
     */
    public record Reason(
            Kind kind, String subject, List<String> held, List<String> asked, List<LabelProblem> problems) {

        public Reason {
            held = List.copyOf(held);
            asked = List.copyOf(asked);
            problems = List.copyOf(problems);
        }

        /** The reason as a sentence with the policy's own words; English where there is none of that language. */
        public String words(SecurityPolicy policy, Locale language) {
            return switch (kind) {
                case INVALID_LABEL ->
                    say("INVALID_LABEL", language, problems.getFirst().words(language));
                case OTHER_POLICY -> say("OTHER_POLICY", language, subject);
                case CLASSIFICATION -> say("CLASSIFICATION", language, policy.wordOfLevel(subject, language));
                case NOT_RELEASABLE -> {
                    String held = policy.words(subject, TagType.PERMISSIVE, this.held, language);
                    String asked = policy.words(subject, TagType.PERMISSIVE, this.asked, language);
                    yield switch (this.held.size()) {
                        case 0 -> say("NOT_RELEASABLE.none", language, subject, asked);
                        case 1 -> say("NOT_RELEASABLE.own", language, held);
                        default -> say("NOT_RELEASABLE.many", language, subject, held, asked);
                    };
                }
                case CAVEAT -> say("CAVEAT", language, policy.words(subject, TagType.RESTRICTIVE, asked, language));
            };
        }

        private static String say(String key, Locale language, String... details) {
            return LabelWords.of("label.denied." + key, language, List.of(details));
        }
    }

    /** In the order in which they are looked for. */
    public enum Kind {
        INVALID_LABEL,
        OTHER_POLICY,
        CLASSIFICATION,
        /** A permissive tag: none of the label's values is held. */
        NOT_RELEASABLE,
        /** A restrictive tag: one of the label's values is not held. */
        CAVEAT
    }
}
