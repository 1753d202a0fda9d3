package org.entente.label.xml;

import java.util.List;
import java.util.stream.Stream;
import org.entente.label.LabelProblem;
import org.entente.label.Policies;

/** A label as it was read, and what was passed over in reading it. */
public final class ReadLabel {

    private final MetadataLabel label;
    private final List<TagUri> uris;
    private final List<Leniency> notes;

    ReadLabel(MetadataLabel label, List<TagUri> uris, List<Leniency> notes) {
        this.label = label;
        this.uris = uris;
        this.notes = notes;
    }

    public MetadataLabel label() {
        return label;
    }

    /** Where the document is not as the standard has it, from top to end. */
    public List<Leniency> notes() {
        return notes;
    }

    /**
     * What is wrong with the label, or with one that is to follow it, under the policies that are loaded; also where it names a
     * policy or a tag by another identifier than they have. Empty if it is valid.
     */
    public List<LabelProblem> problems(Policies policies) {
        return Stream.concat(label.problems(policies).stream(), TagUri.problems(uris, policies))
                .toList();
    }
}
