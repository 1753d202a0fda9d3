package org.entente.nation;

import org.entente.approval.AgreedActFailed;
import org.entente.approval.ApprovalGiven;
import org.entente.approval.ApprovalKind;
import org.entente.label.ClearanceId;
import org.entente.shared.NationCode;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Clears a nation for what a second person agreed to, within the transaction of the decision. */
@Component
class NationApprovals {

    private final Nations nations;
    private final NationClearances clearances;

    NationApprovals(Nations nations, NationClearances clearances) {
        this.nations = nations;
        this.clearances = clearances;
    }

    @EventListener
    void given(ApprovalGiven given) {
        NationCode nation = given.asked().nation();
        ClearanceId clearance = given.asked().clearance();
        if (given.asked().kind() != ApprovalKind.NATION || nation == null || clearance == null) {
            return;
        }
        try {
            clearances.change(
                    nations.get(nation),
                    clearance,
                    NationClearances.event(nation, clearance).with("approval", given.id()));
        } catch (NationChangedMeanwhile e) {
            throw new AgreedActFailed(AgreedActFailed.Why.CHANGED);
        }
    }
}
