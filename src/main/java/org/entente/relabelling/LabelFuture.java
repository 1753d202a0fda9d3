package org.entente.relabelling;

import java.time.Instant;
import java.time.LocalDate;
import org.entente.label.ConfidentialityLabel;
import org.jspecify.annotations.Nullable;

/**
 * What is to become of a label, as far as it is told to the asker: to the originating nation's people alone.
 *
 * @param review the day on which its nation looks at it again; null for none
 * @param next what two persons agreed that follows it; null for nothing
 */
public record LabelFuture(
        @Nullable LocalDate review, @Nullable Next next) {

    public static final LabelFuture NONE = new LabelFuture(null, null);

    /** The label that takes another's place at a time. */
    public record Next(Instant at, ConfidentialityLabel label) {}
}
