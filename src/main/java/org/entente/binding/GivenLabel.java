package org.entente.binding;

import java.time.Instant;
import org.entente.label.ConfidentialityLabel;
import org.entente.shared.NationCode;
import org.jspecify.annotations.Nullable;

/**
 * A label as an object of the portal carries it.
 *
 * @param originator the nation that gave it
 * @param at when
 * @param came the originator's label that the object came with from elsewhere, as XML; null if it came with none
 */
@SuppressWarnings("ArrayRecordComponent")
public record GivenLabel(ConfidentialityLabel label, NationCode originator, Instant at, byte @Nullable [] came) {

    /** A label of an object that was made here. */
    public GivenLabel(ConfidentialityLabel label, NationCode originator, Instant at) {
        this(label, originator, at, null);
    }
}
