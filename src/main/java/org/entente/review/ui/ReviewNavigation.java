package org.entente.review.ui;

import com.vaadin.flow.shared.Registration;
import java.util.List;
import org.entente.access.CurrentMember;
import org.entente.access.Roles;
import org.entente.audit.UnreadRefusalsChanged;
import org.entente.audit.trail.AuditTrail;
import org.entente.live.Change;
import org.entente.live.LiveChanges;
import org.entente.uikit.NavigationItem;
import org.entente.uikit.NavigationProvider;
import org.entente.uikit.Words;
import org.entente.watching.Alerts;
import org.entente.watching.AlertsChanged;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** The way to the audit log: for auditors to all of it, for administrators to who witnesses it, for nations to what is their own. */
@Component
public class ReviewNavigation implements NavigationProvider {

    static final String ROUTE = "audit";
    static final String LOG = "audit/log";
    static final String ALERTS = "alerts";
    static final String WITNESSES = "administration/witnesses";
    static final String OWN_NATION = "administration/evidence";

    private final CurrentMember currentMember;
    private final AuditTrail trail;
    private final Alerts alerts;
    private final LiveChanges changes;

    ReviewNavigation(CurrentMember currentMember, AuditTrail trail, Alerts alerts, LiveChanges changes) {
        this.currentMember = currentMember;
        this.trail = trail;
        this.alerts = alerts;
        this.changes = changes;
    }

    @Override
    public List<NavigationItem> items() {
        return currentMember
                .find()
                .map(member -> switch (member.role()) {
                    case Roles.AUDITOR -> auditors();
                    case Roles.ADMINISTRATOR -> administration("review.witness.title", WITNESSES);
                    case Roles.NATION_ADMINISTRATOR -> administration("review.evidence.own.title", OWN_NATION);
                    default -> List.<NavigationItem>of();
                })
                .orElseGet(List::of);
    }

    private List<NavigationItem> auditors() {
        return List.of(
                new NavigationItem(Words.of("review.title"), ROUTE, "audit", 300, null, trail.unreadRefusals()),
                new NavigationItem(Words.of("review.alerts"), ALERTS, "alert", 310, null, alerts.open()));
    }

    private static List<NavigationItem> administration(String title, String route) {
        return List.of(new NavigationItem(Words.of(title), route, "audit", 290, Words.of("review.navigation.section")));
    }

    @Override
    public Registration onChange(Runnable changed) {
        LiveChanges.Subscription refusals = changes.subscribe(AuditTrail.TOPIC, change -> changed.run());
        LiveChanges.Subscription raised = changes.subscribe(Alerts.TOPIC, change -> changed.run());
        return Registration.combine(refusals::close, raised::close);
    }

    @EventListener
    void changed(UnreadRefusalsChanged changed) {
        changes.publish(new Change(AuditTrail.TOPIC, Change.ANY));
    }

    @EventListener
    void raised(AlertsChanged changed) {
        changes.publish(new Change(Alerts.TOPIC, Change.ANY));
    }
}
