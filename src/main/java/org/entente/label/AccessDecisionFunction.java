package org.entente.label;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.entente.label.policy.SecurityPolicy;

/**
 * The one place where label and clearance meet (ADatP-4774, access decision): validate the label under its policy, then
 * classification, permissive and restrictive tags. Informative ones do not bear on it.
 */
public class AccessDecisionFunction {

    private final Policies policies;

    /** Decides over the policies that are loaded. */
    public AccessDecisionFunction(Policies policies) {
        this.policies = policies;
    }

    /**
     * Decides with the clearance under the label's own policy. Who has none is judged by the equivalents of the label under the
     * policies that they are cleared for, where a policy states one: one of them is enough.
     */
    public AccessDecision decide(Clearances clearances, ConfidentialityLabel label) {
        Optional<SecurityPolicy> policy = policies.of(label);
        if (policy.isEmpty()) {
            return unknownPolicy(label);
        }
        ConfidentialityLabel spelled = policy.get().spelled(label);
        List<LabelProblem> problems = policy.get().problems(spelled);
        if (!problems.isEmpty()) {
            return AccessDecision.invalid(problems);
        }
        Optional<Clearance> own = clearances.under(policy.get().name());
        if (own.isPresent()) {
            return compare(policy.get(), own.get(), spelled);
        }
        // What is equivalent is agreed between policies and may be withdrawn, for old labels too: the newest editions
        // say it.
        SecurityPolicy from = policies.current(policy.get().name()).orElse(policy.get());
        List<AccessDecision> byEquivalents = clearances.held().stream()
                .flatMap(other -> byEquivalent(spelled, from, other).stream())
                .toList();
        return byEquivalents.stream()
                .filter(AccessDecision::permitted)
                .findFirst()
                .or(() -> byEquivalents.stream().findFirst())
                .orElseGet(() -> AccessDecision.deny(
                        AccessDecision.Kind.OTHER_POLICY, policy.get().name(), List.of(), List.of()));
    }

    private Optional<AccessDecision> byEquivalent(ConfidentialityLabel label, SecurityPolicy from, Clearance held) {
        return policies.current(held.policy())
                .flatMap(theirs ->
                        Equivalents.of(label, from, theirs).map(equivalent -> compare(theirs, held, equivalent)));
    }

    /** As {@link #decide(Clearances, ConfidentialityLabel)}, for somebody who is cleared under one policy. */
    public AccessDecision decide(Clearance clearance, ConfidentialityLabel label) {
        return decide(Clearances.of(clearance), label);
    }

    /**
     * Steps 2 to 5 alone, for a label of which nobody asks whether it is valid.
     *
     * @throws IllegalArgumentException if label and clearance are not of one loaded policy
     */
    public AccessDecision compare(Clearance clearance, ConfidentialityLabel label) {
        SecurityPolicy policy =
                policies.of(label).orElseThrow(() -> new IllegalArgumentException("No such policy: " + label.policy()));
        if (!clearance.policy().equalsIgnoreCase(policy.name())) {
            throw new IllegalArgumentException("The clearance is of another policy: " + clearance.policy());
        }
        return compare(policy, clearance, policy.spelled(label));
    }

    private static AccessDecision compare(SecurityPolicy policy, Clearance given, ConfidentialityLabel label) {
        Clearance clearance = policy.spelled(given);
        if (!clearance.classifications().contains(label.classification())) {
            return AccessDecision.deny(
                    AccessDecision.Kind.CLASSIFICATION, label.classification(), List.of(), List.of());
        }
        for (Category category : label.categories()) {
            SortedSet<String> held = clearance.values(category.tagName(), TagType.PERMISSIVE);
            if (category.type() == TagType.PERMISSIVE && Collections.disjoint(category.values(), held)) {
                return AccessDecision.deny(
                        AccessDecision.Kind.NOT_RELEASABLE, category.tagName(), held, category.values());
            }
        }
        for (Category category : label.categories()) {
            SortedSet<String> held = clearance.values(category.tagName(), TagType.RESTRICTIVE);
            if (category.type() == TagType.RESTRICTIVE && !held.containsAll(category.values())) {
                SortedSet<String> missing = new TreeSet<>(category.values());
                missing.removeAll(held);
                return AccessDecision.deny(AccessDecision.Kind.CAVEAT, category.tagName(), held, missing);
            }
        }
        return AccessDecision.PERMIT;
    }

    private static AccessDecision unknownPolicy(ConfidentialityLabel label) {
        return AccessDecision.deny(AccessDecision.Kind.OTHER_POLICY, label.policy(), List.of(), List.of());
    }
}
