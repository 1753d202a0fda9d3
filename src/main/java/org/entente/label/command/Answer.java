package org.entente.label.command;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.entente.label.AccessDecision;
import org.entente.label.AccessDecisionFunction;
import org.entente.label.LabelProblem;
import org.entente.label.Marking;
import org.entente.label.Policies;
import org.entente.label.policy.SecurityPolicy;
import org.entente.label.xml.Leniency;
import org.entente.label.xml.MetadataLabel;
import org.entente.label.xml.ReadClearance;
import org.entente.label.xml.ReadLabel;
import org.jspecify.annotations.Nullable;

/**
 * What the command has to say.
 *
 * @param inForce the label, or the one that has followed it by now
 * @param decision null without a clearance
 * @param clearanceProblems what keeps the clearance from being one under the policy that it names
 * @param unknown what in the clearance no policy knows
 */
record Answer(
        Policies policies,
        MetadataLabel label,
        MetadataLabel inForce,
        List<LabelProblem> problems,
        @Nullable AccessDecision decision,
        @Nullable ReadClearance clearance,
        List<LabelProblem> clearanceProblems,
        List<LabelProblem> unknown,
        List<Leniency> labelNotes) {

    static Answer of(Policies policies, ReadLabel read, @Nullable ReadClearance clearance, Instant now) {
        MetadataLabel inForce = read.label().inForce(now);
        List<LabelProblem> problems = read.problems(policies);
        List<LabelProblem> ofClearance = clearance == null ? List.of() : clearance.problems(policies);
        AccessDecision decision = clearance != null && problems.isEmpty() && ofClearance.isEmpty()
                ? new AccessDecisionFunction(policies).decide(clearance.clearance(), inForce.label())
                : null;
        return new Answer(
                policies,
                read.label(),
                inForce,
                problems,
                decision,
                clearance,
                ofClearance,
                clearance == null ? List.of() : clearance.unknown(policies),
                read.notes());
    }

    boolean valid() {
        return problems.isEmpty();
    }

    ExitCode exitCode() {
        if (!problems.isEmpty() || !clearanceProblems.isEmpty()) {
            return ExitCode.INVALID;
        }
        return decision == null || decision.permitted() ? ExitCode.PERMIT : ExitCode.DENY;
    }

    List<Leniency> clearanceNotes() {
        return clearance == null ? List.of() : clearance.notes();
    }

    Optional<SecurityPolicy> policy() {
        return policies.of(inForce.label());
    }

    /** How a label is written, if it is valid. */
    Optional<Marking> marking(MetadataLabel of, Locale language) {
        return valid() ? policies.of(of.label()).map(policy -> policy.marking(of.label(), language)) : Optional.empty();
    }

    /** Why not; nothing if access is permitted or was not asked for. */
    Optional<String> reason(Locale language) {
        AccessDecision.Reason reason = decision == null ? null : decision.reason();
        // Whoever is cleared under another policy was judged in its terms.
        return reason == null
                ? Optional.empty()
                : Optional.ofNullable(clearance)
                        .filter(one -> reason.kind() != AccessDecision.Kind.OTHER_POLICY)
                        .flatMap(one -> policies.current(one.clearance().policy()))
                        .or(this::policy)
                        .map(policy -> reason.words(policy, language));
    }
}
