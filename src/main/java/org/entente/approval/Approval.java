package org.entente.approval;

import java.time.Instant;
import org.entente.label.Clearances;
import org.entente.shared.MemberId;
import org.entente.shared.NationCode;
import org.jspecify.annotations.Nullable;

/**
 * A request that waits, as it is shown.
 *
 * @param subject the name of the member, the workspace or the nation that it is about
 * @param nation the member's, or the nation itself; null for a workspace
 * @param clearance asked for; null if none is
 * @param requesterName who asked
 * @param expiresAt when nobody can agree to it any more
 */
public record Approval(
        ApprovalId id,
        ApprovalAsk asked,
        String subject,
        @Nullable NationCode nation,
        @Nullable Clearances clearances,
        MemberId requester,
        String requesterName,
        Instant requestedAt,
        Instant expiresAt) {}
