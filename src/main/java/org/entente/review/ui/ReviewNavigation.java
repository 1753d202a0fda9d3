package org.entente.review.ui;

import com.vaadin.flow.shared.Registration;
import java.util.List;
import org.entente.access.CurrentMember;
import org.entente.access.Roles;
import org.entente.audit.AuditTrail;
import org.entente.audit.UnreadRefusalsChanged;
import org.entente.live.Change;
import org.entente.live.LiveChanges;
import org.entente.uikit.NavigationItem;
import org.entente.uikit.NavigationProvider;
import org.entente.uikit.Words;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** The way to the audit log: for auditors to all of it, for administrators to who witnesses it, for nations to what is their own. */
@Component
public class ReviewNavigation implements NavigationProvider {

    static final String ROUTE = "audit";
    static final String LOG = "audit/log";
    static final String WITNESSES = "administration/witnesses";
    static final String OWN_NATION = "administration/evidence";

    private final CurrentMember currentMember;
    private final AuditTrail trail;
    private final LiveChanges changes;

    ReviewNavigation(CurrentMember currentMember, AuditTrail trail, LiveChanges changes) {
        this.currentMember = currentMember;
        this.trail = trail;
        this.changes = changes;
    }

    @Override
    public List<NavigationItem> items() {
        return currentMember
                .find()
                .map(member -> switch (member.role()) {
                    case Roles.AUDITOR ->
                        new NavigationItem(Words.of("review.title"), ROUTE, "audit", 300, null, trail.unreadRefusals());
                    case Roles.ADMINISTRATOR -> administration("review.witness.title", WITNESSES);
                    case Roles.NATION_ADMINISTRATOR -> administration("review.evidence.own.title", OWN_NATION);
                    default -> null;
                })
                .stream()
                .toList();
    }

    private static NavigationItem administration(String title, String route) {
        return new NavigationItem(Words.of(title), route, "audit", 290, Words.of("review.navigation.section"));
    }

    @Override
    public Registration onChange(Runnable changed) {
        return changes.subscribe(AuditTrail.TOPIC, change -> changed.run())::close;
    }

    @EventListener
    void changed(UnreadRefusalsChanged changed) {
        changes.publish(new Change(AuditTrail.TOPIC, Change.ANY));
    }
}
