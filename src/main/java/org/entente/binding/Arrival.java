package org.entente.binding;

import java.time.Instant;
import java.util.List;
import org.entente.label.ConfidentialityLabel;
import org.entente.label.binding.ReadBinding;
import org.entente.label.xml.MetadataLabel;

/**
 * A binding that came with a file, whole as far as that can be told before the file is seen.
 *
 * @param label the originator's, as it holds now
 * @param stages what it comes to under the workspace's policy, and what that will be on each day that it names; earliest first
 */
public record Arrival(ReadBinding binding, MetadataLabel label, List<Stage> stages) {

    /** @throws IllegalArgumentException without a stage that holds now */
    public Arrival {
        stages = List.copyOf(stages);
        if (stages.isEmpty()) {
            throw new IllegalArgumentException("A label says something now");
        }
    }

    /** A label that holds from a time on. */
    public record Stage(Instant since, ConfidentialityLabel label) {}

    /** What the label comes to now: the file gets no label that permits more. */
    public ConfidentialityLabel proposed() {
        return stages.getFirst().label();
    }

    /** The name of the file that the binding is of, as the binding has it. */
    public String fileName() {
        return Bindings.fileName(binding);
    }

    /** Whether the label came under another policy. */
    public boolean isTranslated() {
        return !label.label().policy().equalsIgnoreCase(proposed().policy());
    }
}
