package org.entente.binding;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
        MetadataLabel label = read.label().label().inForce(clock.instant());
        List<ConfidentialityLabel> all = new ArrayList<>();
        all.add(labels.equivalent(label.label(), policy)
                .orElseThrow(() -> BindingRefused.because(
                        Why.NO_EQUIVALENT, labels.marking(label.label()).document())));
        // What whoever sent it says it comes to here can only raise what the policies say.
        alternative
                .map(other -> other.label().inForce(clock.instant()).label())
                .flatMap(other -> labels.equivalent(other, policy))
                .ifPresent(all::add);
        if (labels.rollUp(all) instanceof RollUp.Covered covered) {
            return new Arrival(read, label, covered.label());
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
