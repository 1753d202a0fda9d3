package org.entente.label;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.entente.label.policy.SecurityPolicy;
import org.entente.shared.NationCode;
import org.springframework.stereotype.Service;

/**
 * The front door of the label engine. It knows labels, not objects: whoever calls it has read the label's id from a row that
 * the database let through, so its methods ask for no role.
 */
@Service
public class Labels {

    private final CoalitionPolicy policy;
    private final Policies policies;
    private final AccessDecisionFunction decisions;
    private final LabelRegistry registry;
    private final StandingClearances standing;
    private final RollUps rollUps;
    private final LabelRelations relations;

    Labels(CoalitionPolicy policy, Policies policies, LabelRegistry registry, StandingClearances standing) {
        this.policy = policy;
        this.policies = policies;
        this.decisions = new AccessDecisionFunction(policies);
        this.registry = registry;
        this.standing = standing;
        this.rollUps = new RollUps(policies);
        this.relations = new LabelRelations(policies);
    }

    /** The coalition's own policy. */
    public CoalitionPolicy policy() {
        return policy;
    }

    /** Every policy that is loaded. */
    public Policies policies() {
        return policies;
    }

    /**
     * The id of a label that something carries already; one that is not known is taken as {@link #given}, stored, and decided for
     * everybody's clearance before this returns. Runs in a transaction of its own, so call it before the one that uses the id.
     *
     * @throws InvalidLabel if the label is not known and the policy does not allow it
     */
    public LabelId intern(ConfidentialityLabel label) {
        return registry.find(label).orElseGet(() -> registry.intern(given(label)));
    }

    /** The id of a label, if it is known; of one that is tied to no edition, under its policy's newest. Stores nothing. */
    public Optional<LabelId> find(ConfidentialityLabel label) {
        return label.edition() != 0
                ? registry.find(label)
                : policies.current(label.policy()).flatMap(policy -> registry.find(policy.spelled(label)));
    }

    /**
     * A label as it is given to something now, tied to its policy's newest edition. That edition is asked even of a label that is
     * known: others may carry what may not be given any more.
     *
     * @throws InvalidLabel if the policy does not allow the label, or not any more
     */
    public ConfidentialityLabel given(ConfidentialityLabel label) {
        SecurityPolicy current = policies.current(label.policy())
                .orElseThrow(() -> new InvalidLabel(List.of(
                        LabelProblem.of(LabelProblem.Kind.OTHER_POLICY, label.policy(), CoalitionPolicy.NAME))));
        ConfidentialityLabel spelled = current.spelled(label);
        List<LabelProblem> problems = current.problemsOfNew(spelled, Instant.now());
        if (!problems.isEmpty()) {
            throw new InvalidLabel(problems);
        }
        return spelled;
    }

    /** The id of what somebody is cleared for; as {@link #intern(ConfidentialityLabel)}. */
    public ClearanceId intern(Clearances clearances) {
        return registry.intern(clearances);
    }

    /** The id of a clearance under one policy and no other. */
    public ClearanceId intern(Clearance clearance) {
        return registry.intern(Clearances.of(clearance));
    }

    /** What a nation is cleared for where nothing else was agreed with it. */
    public Clearances standing(NationCode nation) {
        return standing.of(nation);
    }

    /** @throws IllegalArgumentException if no such label was interned */
    public ConfidentialityLabel label(LabelId id) {
        return registry.label(id);
    }

    /** @throws IllegalArgumentException if no such clearance was interned */
    public Clearances clearances(ClearanceId id) {
        return registry.clearances(id);
    }

    /** Whether a holder of the clearances may see what carries the label, and if not, the first reason. */
    public AccessDecision decide(Clearances clearances, ConfidentialityLabel label) {
        return decisions.decide(clearances, label);
    }

    /** As {@link #decide(Clearances, ConfidentialityLabel)}, for a clearance under one policy. */
    public AccessDecision decide(Clearance clearance, ConfidentialityLabel label) {
        return decisions.decide(clearance, label);
    }

    /**
     * Whether holders of the clearance may see what carries the label, as the database holds it: a look into memory once it was
     * asked. For what is shown beside rows; rows themselves are held by the database.
     */
    public boolean permits(ClearanceId clearance, LabelId label) {
        return registry.permits(clearance, label);
    }

    /** The reason of a denial in words of a language, with the label's policy's own words. */
    public String words(AccessDecision.Reason reason, ConfidentialityLabel label, Locale language) {
        return reason.words(policies.of(label).orElseGet(policy::policy), language);
    }

    /** The label as people read it in English. */
    public Marking marking(ConfidentialityLabel label) {
        return marking(label, Locale.ENGLISH);
    }

    /** The label as people read it in the first of these languages that its policy is written in, English otherwise. */
    public Marking marking(ConfidentialityLabel label, List<Locale> languages) {
        return marking(
                label,
                policies.of(label).map(policy -> policy.language(languages)).orElse(Locale.ENGLISH));
    }

    /**
     * The label as people read it in a language.
     *
     * @throws IllegalArgumentException if its policy is not loaded or has no such level
     */
    public Marking marking(ConfidentialityLabel label, Locale language) {
        if (label.equals(ConfidentialityLabel.FROZEN)) {
            return Marking.FROZEN;
        }
        return policies.of(label)
                .orElseThrow(() -> new IllegalArgumentException("No such policy: " + label.policy()))
                .marking(label, language);
    }

    /**
     * What a label says in the terms of another policy, by what the newest editions of both state; the label itself, if it is of that
     * policy. Empty where nobody stated it: a person must decide.
     */
    public Optional<ConfidentialityLabel> equivalent(ConfidentialityLabel label, String policy) {
        Optional<SecurityPolicy> to = policies.current(policy);
        Optional<SecurityPolicy> from = policies.current(label.policy());
        return to.isPresent()
                        && from.isPresent()
                        && from.get().name().equals(to.get().name())
                ? Optional.of(from.get().spelled(label))
                : to.flatMap(target -> from.flatMap(source -> Equivalents.of(label, source, target)));
    }

    /** Whether who may see what carries the first label may see what carries the other: its level is no lower, its releases no wider. */
    public boolean covers(ConfidentialityLabel label, ConfidentialityLabel other) {
        return rollUp(List.of(label, other)) instanceof RollUp.Covered covered
                && covered.label().saysTheSameAs(spelled(label));
    }

    /** The label with the names that its policy has for what is in it, whatever case they were written in. */
    public ConfidentialityLabel spelled(ConfidentialityLabel label) {
        return policies.of(label).map(policy -> policy.spelled(label)).orElse(label);
    }

    /**
     * Whether a nation could read what carries a label itself: the label names it, or what it is cleared for permits it. The database
     * asks the same of every label that is given.
     */
    public boolean reads(NationCode nation, Clearances clearances, ConfidentialityLabel label) {
        return policies.of(label)
                        .filter(one -> one.nations(label).contains(nation))
                        .isPresent()
                || decide(clearances, label).permitted();
    }

    /** The label of a collection: highest level, union of caveats, intersection of releases. */
    public RollUp rollUp(Collection<ConfidentialityLabel> labels) {
        return rollUps.of(labels);
    }

    /**
     * Whether an object only loses readers when its label is replaced. By the labels alone: who is cleared for a level and not for
     * those below it may gain by it all the same, which the database asks when the change is made.
     */
    public LabelRelation relation(ConfidentialityLabel from, ConfidentialityLabel to) {
        return relations.between(from, to);
    }

    /**
     * As {@link #relation}, kept for the database, which lets one person alone make such changes only that it knows to restrict.
     * Runs in a transaction of its own, so call it before the one that changes the label.
     */
    public LabelRelation relate(LabelId from, LabelId to) {
        return registry.relate(from, to, relations);
    }
}
