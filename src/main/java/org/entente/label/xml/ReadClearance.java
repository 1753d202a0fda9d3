package org.entente.label.xml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.entente.label.Category;
import org.entente.label.Clearance;
import org.entente.label.LabelProblem;
import org.entente.label.Policies;
import org.entente.label.policy.PolicyTag;
import org.entente.label.policy.SecurityPolicy;

/** A clearance as it was read, and what was passed over in reading it. */
public final class ReadClearance {

    private final Clearance clearance;
    private final PolicyIdentifier policy;
    private final List<TagUri> uris;
    private final List<Leniency> notes;

    ReadClearance(Clearance clearance, PolicyIdentifier policy, List<TagUri> uris, List<Leniency> notes) {
        this.clearance = clearance;
        this.policy = policy;
        this.uris = uris;
        this.notes = notes;
    }

    public Clearance clearance() {
        return clearance;
    }

    /** Where the document is not as the standard has it, from top to end. */
    public List<Leniency> notes() {
        return notes;
    }

    /** Where it names a policy or a tag by another identifier than the loaded ones have: it is a clearance for something else. */
    public List<LabelProblem> problems(Policies policies) {
        List<LabelProblem> found = new ArrayList<>();
        policies.current(clearance.policy())
                .flatMap(known -> PolicyIdentifier.problem(known, policy.uri()))
                .ifPresent(found::add);
        TagUri.problems(uris, policies).forEach(found::add);
        return List.copyOf(found);
    }

    /** What in it no loaded policy knows, and so opens nothing. */
    public List<LabelProblem> unknown(Policies policies) {
        Optional<SecurityPolicy> known = policies.current(clearance.policy());
        if (known.isEmpty()) {
            return List.of(new LabelProblem(LabelProblem.Kind.UNKNOWN_POLICY, List.of(clearance.policy())));
        }
        List<LabelProblem> found = new ArrayList<>();
        String name = known.get().name();
        clearance.classifications().stream()
                .filter(level -> known.get().level(level).isEmpty())
                .forEach(level -> found.add(new LabelProblem(LabelProblem.Kind.UNKNOWN_LEVEL, List.of(level, name))));
        for (Category category : clearance.categories()) {
            Optional<PolicyTag> tag = known.get().tag(category.tagName(), category.type());
            if (tag.isEmpty()) {
                found.add(new LabelProblem(
                        LabelProblem.Kind.UNKNOWN_TAG,
                        List.of(category.tagName(), category.type().name(), name)));
                continue;
            }
            category.values().stream()
                    .filter(value -> tag.get().value(value).isEmpty())
                    .forEach(value -> found.add(new LabelProblem(
                            LabelProblem.Kind.UNKNOWN_VALUE,
                            List.of(value, tag.get().name()))));
        }
        return List.copyOf(found);
    }
}
