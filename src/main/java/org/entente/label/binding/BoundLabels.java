package org.entente.label.binding;

import java.util.Optional;
import org.entente.label.UnreadableDocument;
import org.entente.label.xml.LabelReader;
import org.entente.label.xml.LabelWriter;
import org.entente.label.xml.MetadataLabel;
import org.jspecify.annotations.Nullable;

/**
 * The labels that a binding ties to its object: the originator's, and beside it at most one that says the same in the terms of
 * another policy, or more (ADatP-4774.1 section 4.2). The originator's may be one that came from elsewhere; it goes on as it came.
 */
public final class BoundLabels {

    private final @Nullable MetadataLabel own;
    private final byte @Nullable [] came;
    private final @Nullable MetadataLabel alternative;

    private BoundLabels(@Nullable MetadataLabel own, byte @Nullable [] came, @Nullable MetadataLabel alternative) {
        this.own = own;
        this.came = came;
        this.alternative = alternative;
    }

    /**
     * The originator's label alone.
     *
     * @throws IllegalArgumentException if it is not the originator's
     */
    public static BoundLabels of(MetadataLabel originator) {
        if (originator.kind() != MetadataLabel.Kind.ORIGINATOR) {
            throw new IllegalArgumentException("The label that is bound is the originator's");
        }
        return new BoundLabels(originator, null, null);
    }

    /**
     * The originator's label as it once came, byte for byte in canonical form.
     *
     * @param xml as {@link ReadBinding#labelXml} gives it
     * @throws UnreadableDocument if it is no label that is understood, or not the originator's
     */
    public static BoundLabels asItCame(byte[] xml) {
        if (LabelReader.read(xml).label().kind() != MetadataLabel.Kind.ORIGINATOR) {
            throw new UnreadableDocument(0, 0, "The label that is bound is not the originator's");
        }
        return new BoundLabels(null, xml.clone(), null);
    }

    /**
     * These, with an alternative beside the originator's.
     *
     * @throws IllegalArgumentException if the label is not an alternative one
     */
    public BoundLabels with(MetadataLabel other) {
        if (other.kind() != MetadataLabel.Kind.ALTERNATIVE) {
            throw new IllegalArgumentException("What stands beside the originator's label is an alternative one");
        }
        return new BoundLabels(own, came, other);
    }

    byte[] originator(LabelWriter labels) {
        byte[] kept = came;
        if (kept != null) {
            return kept;
        }
        return labels.write(Optional.ofNullable(own).orElseThrow());
    }

    Optional<byte[]> alternative(LabelWriter labels) {
        return Optional.ofNullable(alternative).map(labels::write);
    }
}
