package org.entente.binding;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.entente.binding.BindingRefused.Why;
import org.entente.label.ConfidentialityLabel;
import org.entente.label.LabelProblem;
import org.entente.label.Labels;
import org.entente.label.RollUp;
import org.entente.label.UnreadableDocument;
import org.entente.label.binding.BindingFinding;
import org.entente.label.binding.ReadBinding;
import org.entente.label.xml.MetadataLabel;
import org.entente.label.xml.ReadLabel;

/**
 * Judges labels that come with files: whether the binding holds, whether the label is valid, and what it comes to under the policy of
 * the workspace. It knows no objects and no rights. Nothing is taken that a person would have to interpret.
 */
public final class Customs {

    private final Bindings bindings;
    private final Labels labels;
    private final Clock clock;

    Customs(Bindings bindings, Labels labels, Clock clock) {
        this.bindings = bindings;
        this.labels = labels;
        this.clock = clock;
    }

    /**
     * What a binding says, for a workspace whose labels are of a policy.
     *
     * @throws BindingRefused if it is broken so far, or its label is not valid or says nothing under that policy
     */
    public Arrival examine(byte[] document, String policy) {
        ReadBinding read;
        try {
            read = bindings.read(document);
            if (read.uri().isEmpty()) {
                throw new UnreadableDocument(0, 0, "It holds its data within itself and is no binding of a file");
            }
            if (read.labelXml().length > Bindings.LARGEST_LABEL) {
                throw new UnreadableDocument(0, 0, "Its label is larger than 8 KiB");
            }
        } catch (UnreadableDocument e) {
            throw BindingRefused.of(e);
        }
        List<BindingFinding> broken =
                read.findings().stream().filter(BindingFinding::isBroken).toList();
        if (!broken.isEmpty()) {
            throw BindingRefused.broken(broken);
        }
        requireValid(read.label());
        Optional<ReadLabel> alternative = read.alternative()
                .filter(other -> other.label().label().policy().equalsIgnoreCase(policy));
        alternative.ifPresent(this::requireValid);
        Instant now = clock.instant();
        SortedSet<Instant> times = new TreeSet<>(List.of(now));
        addSuccessions(read.label().label(), now, times);
        alternative.ifPresent(other -> addSuccessions(other.label(), now, times));
        List<Arrival.Stage> stages = times.stream()
                .map(time -> new Arrival.Stage(time, at(time, read.label().label(), alternative, policy)))
                .toList();
        return new Arrival(read, read.label().label().inForce(now), stages);
    }

    private static void addSuccessions(MetadataLabel label, Instant now, SortedSet<Instant> times) {
        for (MetadataLabel.Succession next = label.succession();
                next != null;
                next = next.successor().succession()) {
            if (next.at().isAfter(now)) {
                times.add(next.at());
            }
        }
    }

    // What the labels that came say under the policy at a time, one of which may be to come.
    private ConfidentialityLabel at(Instant time, MetadataLabel first, Optional<ReadLabel> alternative, String policy) {
        MetadataLabel label = first.inForce(time);
        List<ConfidentialityLabel> all = new ArrayList<>();
        all.add(labels.equivalent(label.label(), policy)
                .orElseThrow(() -> BindingRefused.because(
                        Why.NO_EQUIVALENT, labels.marking(label.label()).document())));
        // What whoever sent it says it comes to here can only raise what the policies say.
        alternative
                .map(other -> other.label().inForce(time).label())
                .flatMap(other -> labels.equivalent(other, policy))
                .ifPresent(all::add);
        if (labels.rollUp(all) instanceof RollUp.Covered covered) {
            return covered.label();
        }
        throw BindingRefused.because(
                Why.NO_COMMON_RELEASE, labels.marking(label.label()).document());
    }

    private void requireValid(ReadLabel label) {
        List<LabelProblem> problems = label.problems(labels.policies());
        if (!problems.isEmpty()) {
            throw BindingRefused.invalid(problems);
        }
    }
}
