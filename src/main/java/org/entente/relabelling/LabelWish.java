package org.entente.relabelling;

import java.time.Instant;
import java.util.UUID;
import org.entente.audit.ObjectKind;
import org.entente.label.ConfidentialityLabel;
import org.jspecify.annotations.Nullable;

/**
 * The label that somebody wants an object to have.
 *
 * @param seen the label that it had when that was decided
 * @param wanted null for a section that is to be under its plan's label again
 * @param reason for whoever agrees to it; needed where the change opens, at most {@link #REASON_LENGTH} characters
 * @param takesEffectAt when it is to come about by itself; null: as soon as may be. Only for what opens
 */
public record LabelWish(
        ObjectKind kind,
        UUID object,
        ConfidentialityLabel seen,
        @Nullable ConfidentialityLabel wanted,
        String reason,
        @Nullable Instant takesEffectAt) {

    public static final int REASON_LENGTH = 1000;

    public LabelWish {
        reason = reason.strip();
    }

    /** As soon as may be. */
    public static LabelWish of(
            ObjectKind kind,
            UUID object,
            ConfidentialityLabel seen,
            @Nullable ConfidentialityLabel wanted,
            String reason) {
        return new LabelWish(kind, object, seen, wanted, reason, null);
    }
}
