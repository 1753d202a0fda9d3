package org.entente.approval.ui;

import com.vaadin.flow.shared.Registration;
import java.util.List;
import org.entente.access.CurrentMember;
import org.entente.access.Roles;
import org.entente.approval.Approvals;
import org.entente.live.LiveChanges;
import org.entente.uikit.NavigationItem;
import org.entente.uikit.NavigationProvider;
import org.entente.uikit.Words;
import org.springframework.stereotype.Component;

/** The way to what waits for a second person, with how much waits for this one. */
@Component
public class ApprovalNavigation implements NavigationProvider {

    static final String ROUTE = "administration/approvals";

    private final CurrentMember currentMember;
    private final Approvals approvals;
    private final LiveChanges changes;

    ApprovalNavigation(CurrentMember currentMember, Approvals approvals, LiveChanges changes) {
        this.currentMember = currentMember;
        this.approvals = approvals;
        this.changes = changes;
    }

    @Override
    public List<NavigationItem> items() {
        return currentMember
                .find()
                .map(member -> switch (member.role()) {
                    case Roles.ADMINISTRATOR -> List.of(item(approvals.waitingForMe()));
                    case Roles.NATION_ADMINISTRATOR -> List.of(item(0));
                    default -> List.<NavigationItem>of();
                })
                .orElse(List.of());
    }

    @Override
    public Registration onChange(Runnable changed) {
        return changes.subscribe(Approvals.TOPIC, change -> changed.run())::close;
    }

    private static NavigationItem item(int waiting) {
        return new NavigationItem(
                Words.of("approval.title"), ROUTE, "shield", 240, Words.of("approval.navigation.section"), waiting);
    }
}
