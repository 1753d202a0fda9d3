package org.entente.label;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.springframework.stereotype.Service;

/**
 * The front door of the label engine. It knows labels, not objects: whoever calls it has read the label's id from a row that
 * the database let through, so its methods ask for no role.
 */
@Service
public class Labels {

    private final CoalitionPolicy policy;
    private final AccessDecisionFunction decisions;
    private final LabelRegistry registry;

    Labels(CoalitionPolicy policy, AccessDecisionFunction decisions, LabelRegistry registry) {
        this.policy = policy;
        this.decisions = decisions;
        this.registry = registry;
    }

    /** The policy in force. */
    public CoalitionPolicy policy() {
        return policy;
    }

    /**
     * The id of a label; when it is new, it is stored and decided for every clearance before this returns. Runs in a
     * transaction of its own, so call it before the one that uses the id.
     *
     * @throws InvalidLabel if the policy does not allow the label
     */
    public LabelId intern(ConfidentialityLabel label) {
        List<String> problems = policy.problems(label);
        if (!problems.isEmpty()) {
            throw new InvalidLabel(problems);
        }
        return registry.intern(label);
    }

    /** The id of a clearance; as {@link #intern(ConfidentialityLabel)}. */
    public ClearanceId intern(Clearance clearance) {
        return registry.intern(clearance);
    }

    /** @throws IllegalArgumentException if no such label was interned */
    public ConfidentialityLabel label(LabelId id) {
        return registry.label(id);
    }

    /** @throws IllegalArgumentException if no such clearance was interned */
    public Clearance clearance(ClearanceId id) {
        return registry.clearance(id);
    }

    /** Whether a holder of the clearance may see what carries the label, and if not, the first reason. */
    public AccessDecision decide(Clearance clearance, ConfidentialityLabel label) {
        return decisions.decide(clearance, label);
    }

    /** The label as people read it. */
    public Marking marking(ConfidentialityLabel label) {
        Classification level = policy.classification(label.classification())
                .orElseThrow(() -> new IllegalArgumentException("No level of the policy: " + label.classification()));
        String nations = String.join(", ", label.values(CoalitionPolicy.RELEASABLE_TO));
        String caveats = String.join(", ", label.values(CoalitionPolicy.CAVEAT));
        String caveatPart = caveats.isEmpty() ? "" : " – " + caveats;
        String caveatMark = caveats.isEmpty() ? "" : "-EXCON";
        return new Marking(
                policy.name() + " " + level.name() + caveatPart + " Releasable to " + nations,
                "(" + level.portionMark() + caveatMark + ")",
                level.colour(),
                level.rank());
    }

    /** The label of a collection: highest level, union of caveats, intersection of releases. */
    public RollUp rollUp(Collection<ConfidentialityLabel> labels) {
        List<ConfidentialityLabel> distinct = labels.stream().distinct().toList();
        if (distinct.isEmpty()) {
            return new RollUp.Nothing();
        }
        Classification highest = distinct.stream()
                .map(label -> policy.classification(label.classification()).orElseThrow())
                .max(Comparator.comparingInt(Classification::rank))
                .orElseThrow();
        TreeSet<String> nations = new TreeSet<>(distinct.getFirst().values(CoalitionPolicy.RELEASABLE_TO));
        TreeSet<String> caveats = new TreeSet<>();
        for (ConfidentialityLabel label : distinct) {
            nations.retainAll(label.values(CoalitionPolicy.RELEASABLE_TO));
            caveats.addAll(label.values(CoalitionPolicy.CAVEAT));
        }
        if (nations.isEmpty()) {
            return new RollUp.NoCommonRelease(highest);
        }
        List<Category> categories = new ArrayList<>();
        categories.add(new Category(TagType.PERMISSIVE, CoalitionPolicy.RELEASABLE_TO, nations));
        if (!caveats.isEmpty()) {
            categories.add(new Category(TagType.RESTRICTIVE, CoalitionPolicy.CAVEAT, caveats));
        }
        ConfidentialityLabel label = new ConfidentialityLabel(policy.name(), highest.name(), categories);
        return policy.problems(label).isEmpty() ? new RollUp.Covered(label) : new RollUp.NoCommonRelease(highest);
    }
}
