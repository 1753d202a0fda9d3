package org.entente.binding;

import org.entente.label.ConfidentialityLabel;
import org.entente.label.binding.ReadBinding;
import org.entente.label.xml.MetadataLabel;

/**
 * A binding that came with a file, whole as far as that can be told before the file is seen.
 *
 * @param label the originator's, as it holds now
 * @param proposed what it comes to under the workspace's policy: the file gets no label that permits more
 */
public record Arrival(ReadBinding binding, MetadataLabel label, ConfidentialityLabel proposed) {

    /** The name of the file that the binding is of, as the binding has it. */
    public String fileName() {
        return Bindings.fileName(binding);
    }

    /** Whether the label came under another policy. */
    public boolean isTranslated() {
        return !label.label().policy().equalsIgnoreCase(proposed.policy());
    }
}
