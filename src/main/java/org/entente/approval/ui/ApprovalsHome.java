package org.entente.approval.ui;

import com.vaadin.flow.component.Component;
import java.util.Set;
import org.entente.access.CurrentMember;
import org.entente.access.Roles;
import org.entente.approval.Approvals;
import org.entente.label.Labels;
import org.entente.live.LiveChanges;
import org.entente.uikit.HomeSection;
import org.entente.uikit.Words;

/** What waits for a second person, first on the page of those who look after people. */
@org.springframework.stereotype.Component
class ApprovalsHome implements HomeSection {

    private static final Set<String> FOR = Set.of(Roles.ADMINISTRATOR, Roles.NATION_ADMINISTRATOR);

    private final Approvals approvals;
    private final Labels labels;
    private final CurrentMember currentMember;
    private final LiveChanges changes;

    ApprovalsHome(Approvals approvals, Labels labels, CurrentMember currentMember, LiveChanges changes) {
        this.approvals = approvals;
        this.labels = labels;
        this.currentMember = currentMember;
        this.changes = changes;
    }

    @Override
    public String title() {
        return Words.of("approval.title");
    }

    @Override
    public int order() {
        return 200;
    }

    @Override
    public boolean shown() {
        return currentMember
                .find()
                .filter(member -> FOR.contains(member.role()))
                .isPresent();
    }

    @Override
    public Component content() {
        return new ApprovalList(approvals, labels.policies(), currentMember, changes);
    }
}
