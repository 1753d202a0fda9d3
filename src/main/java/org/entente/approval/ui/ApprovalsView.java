package org.entente.approval.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import org.entente.access.CurrentMember;
import org.entente.access.Roles;
import org.entente.approval.Approvals;
import org.entente.label.Labels;
import org.entente.live.LiveChanges;
import org.entente.uikit.ViewHeader;
import org.entente.uikit.Words;

/** What waits for a second person: for administrators to decide, for nation administrators as far as they asked for it. */
@Route(ApprovalNavigation.ROUTE)
@RolesAllowed({Roles.ADMINISTRATOR, Roles.NATION_ADMINISTRATOR})
class ApprovalsView extends Div implements HasDynamicTitle {

    ApprovalsView(Approvals approvals, Labels labels, CurrentMember currentMember, LiveChanges changes) {
        addClassName("page");
        Paragraph lead = new Paragraph(Words.of("approval.lead"));
        lead.addClassName("lead");
        add(
                new ViewHeader(getPageTitle()),
                lead,
                new ApprovalList(approvals, labels.policies(), currentMember, changes));
    }

    @Override
    public String getPageTitle() {
        return Words.of("approval.title");
    }
}
