package org.entente.spill;

import java.util.UUID;
import org.entente.audit.ObjectKind;
import org.entente.label.ConfidentialityLabel;
import org.entente.shared.WorkspaceId;

/** What somebody who had an object is told of its case: which kind it was, under which label, and what is known of this person's use. */
public record SpillNotice(
        SpillId id,
        ObjectKind kind,
        UUID object,
        WorkspaceId workspace,
        ConfidentialityLabel label,
        SpillPerson person) {}
