package org.entente.relabelling;

import java.time.Instant;
import java.util.UUID;
import org.entente.audit.ObjectKind;
import org.entente.label.ConfidentialityLabel;
import org.entente.label.LabelId;
import org.entente.shared.MemberId;
import org.jspecify.annotations.Nullable;

/**
 * A change of label that takes two persons, while it waits for the second or for its date.
 *
 * @param page the object on whose page it is shown: the plan of a section, or the object itself
 * @param own false for a section that is to be under its plan's label again
 * @param takesEffectAt null: when it is agreed to
 * @param ahead whether that date is yet to come
 * @param agreed whether a second person agreed, and it waits for its date
 * @param askerName null if the reader may not know that person
 * @param expiresAt when nobody can agree to it any more
 * @param mine whether the reader asked for it
 * @param decidable whether the reader may agree to it: is somebody else than who asked, reads the new label and writes here
 */
public record LabelChange(
        LabelChangeId id,
        ObjectKind kind,
        UUID object,
        UUID page,
        LabelId fromId,
        LabelId toId,
        ConfidentialityLabel from,
        ConfidentialityLabel to,
        boolean own,
        String reason,
        @Nullable Instant takesEffectAt,
        boolean ahead,
        boolean agreed,
        MemberId asker,
        @Nullable String askerName,
        Instant askedAt,
        Instant expiresAt,
        boolean mine,
        boolean decidable) {}
