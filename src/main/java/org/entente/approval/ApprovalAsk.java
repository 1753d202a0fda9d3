package org.entente.approval;

import java.time.LocalDate;
import org.entente.label.ClearanceId;
import org.entente.shared.MemberId;
import org.entente.shared.NationCode;
import org.entente.shared.WorkspaceId;
import org.jspecify.annotations.Nullable;

/**
 * What is asked for: exactly this is done when a second person agrees.
 *
 * @param opensAccount whether an account was made for the new member, which is off until it is agreed to and goes if it is not
 */
public record ApprovalAsk(
        ApprovalKind kind,
        @Nullable MemberId member,
        @Nullable WorkspaceId workspace,
        @Nullable NationCode nation,
        @Nullable String role,
        @Nullable ClearanceId clearance,
        @Nullable LocalDate clearanceEndsOn,
        boolean opensAccount) {

    /** That a new member, who awaits it, takes part. */
    public static ApprovalAsk member(
            MemberId member,
            String role,
            ClearanceId clearance,
            @Nullable LocalDate clearanceEndsOn,
            boolean opensAccount) {
        return new ApprovalAsk(ApprovalKind.MEMBER, member, null, null, role, clearance, clearanceEndsOn, opensAccount);
    }

    /** That a member gets a role. */
    public static ApprovalAsk role(MemberId member, String role) {
        return new ApprovalAsk(ApprovalKind.ROLE, member, null, null, role, null, null, false);
    }

    /** That a member gets a clearance. */
    public static ApprovalAsk clearance(MemberId member, ClearanceId clearance, @Nullable LocalDate clearanceEndsOn) {
        return new ApprovalAsk(ApprovalKind.CLEARANCE, member, null, null, null, clearance, clearanceEndsOn, false);
    }

    /** That a sealed workspace is opened for changes again. */
    public static ApprovalAsk unseal(WorkspaceId workspace) {
        return new ApprovalAsk(ApprovalKind.UNSEAL, null, workspace, null, null, null, null, false);
    }

    /** That a workspace is no longer held: what its rules make expire does so again. */
    public static ApprovalAsk liftHold(WorkspaceId workspace) {
        return new ApprovalAsk(ApprovalKind.LIFT_HOLD, null, workspace, null, null, null, null, false);
    }

    /** That a nation's people may be given more. */
    public static ApprovalAsk nation(NationCode nation, ClearanceId clearance) {
        return new ApprovalAsk(ApprovalKind.NATION, null, null, nation, null, clearance, null, false);
    }
}
