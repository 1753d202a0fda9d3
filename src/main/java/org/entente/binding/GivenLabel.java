package org.entente.binding;

import java.time.Instant;
import org.entente.label.ConfidentialityLabel;
import org.entente.relabelling.LabelFuture;
import org.entente.shared.NationCode;
import org.jspecify.annotations.Nullable;

/**
 * A label as an object of the portal carries it.
 *
 * @param originator the nation that gave it
 * @param at when
 * @param future what is to become of it
 * @param came the originator's label that the object came with from elsewhere, as XML; null if it came with none
 */
@SuppressWarnings("ArrayRecordComponent")
public record GivenLabel(
        ConfidentialityLabel label, NationCode originator, Instant at, LabelFuture future, byte @Nullable [] came) {

    /** A label of which nothing is to become. */
    public GivenLabel(ConfidentialityLabel label, NationCode originator, Instant at, byte @Nullable [] came) {
        this(label, originator, at, LabelFuture.NONE, came);
    }

    /** A label of an object that was made here. */
    public GivenLabel(ConfidentialityLabel label, NationCode originator, Instant at) {
        this(label, originator, at, null);
    }

    /** The same, with what is to become of it. */
    public GivenLabel with(LabelFuture future) {
        return new GivenLabel(label, originator, at, future, came);
    }
}
