package org.entente.spill;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.entente.audit.ObjectKind;
import org.entente.label.ConfidentialityLabel;
import org.entente.shared.NationCode;
import org.entente.shared.WorkspaceId;
import org.jspecify.annotations.Nullable;

/**
 * A case. It says which object it is about and under which labels that was, and nothing of what the object holds.
 *
 * @param page the object on whose page it is: the plan of a section, or the object itself
 * @param label that it was under when it was reported
 * @param since when it had that label
 * @param reason why it was reported; null for auditors
 * @param nation of whoever reported it
 * @param wanted a label that waits for a second person
 * @param corrected the label that it was given; null where it was released as it had been, or is frozen
 * @param steps that were taken, the first first
 * @param logSize of the newest checkpoint when the case was closed; null before that, or where there was none
 * @param reportedByMe whether the reader reported it, and so does not release it
 * @param wantedByMe whether the reader asked for the label that waits, and so does not agree to it
 * @param handled whether the reader is one of those who handle it
 */
public record Spill(
        SpillId id,
        ObjectKind kind,
        UUID object,
        UUID page,
        WorkspaceId workspace,
        String workspaceName,
        NationCode originator,
        ConfidentialityLabel label,
        Instant since,
        @Nullable String reason,
        NationCode nation,
        SpillState state,
        @Nullable ConfidentialityLabel wanted,
        @Nullable ConfidentialityLabel corrected,
        List<SpillStep> steps,
        @Nullable Long logSize,
        boolean reportedByMe,
        boolean wantedByMe,
        boolean handled) {

    public boolean frozen() {
        return state == SpillState.REPORTED;
    }
}
