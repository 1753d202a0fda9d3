package org.entente.approval.ui;

import java.time.LocalDate;
import org.entente.approval.Approval;
import org.entente.label.Clearances;
import org.entente.label.Policies;
import org.entente.uikit.ClearanceWords;
import org.entente.uikit.Times;
import org.entente.uikit.Words;

/** How requests read. */
final class ApprovalWords {

    private ApprovalWords() {}

    /** What would be so once it is agreed to. */
    static String asked(Approval approval, Policies policies) {
        return switch (approval.asked().kind()) {
            case MEMBER ->
                Words.of("approval.asked.member", role(approval), approval.subject(), clearance(approval, policies));
            case ROLE -> Words.of("approval.asked.role", role(approval), approval.subject());
            case CLEARANCE -> Words.of("approval.asked.clearance", approval.subject(), clearance(approval, policies));
            case NATION -> Words.of("approval.asked.nation", approval.subject(), clearance(approval, policies));
            case LIFT_HOLD -> Words.of("approval.asked.lift-hold", approval.subject());
            case UNSEAL -> Words.of("approval.asked.unseal", approval.subject());
        };
    }

    private static String role(Approval approval) {
        return Words.of("approval.role." + approval.asked().role());
    }

    private static String clearance(Approval approval, Policies policies) {
        Clearances held = approval.clearances();
        if (held == null) {
            return "";
        }
        String text = ClearanceWords.text(held, policies, approval.nation());
        LocalDate end = approval.asked().clearanceEndsOn();
        return end == null ? text : Words.of("approval.clearance.until", text, Times.day(end));
    }
}
