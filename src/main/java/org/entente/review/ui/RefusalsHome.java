package org.entente.review.ui;

import com.vaadin.flow.component.Component;
import java.time.Clock;
import java.time.Duration;
import org.entente.access.CurrentMember;
import org.entente.access.Roles;
import org.entente.audit.AuditQuery;
import org.entente.audit.AuditTrail;
import org.entente.audit.Outcome;
import org.entente.uikit.Figures;
import org.entente.uikit.HomeSection;
import org.entente.uikit.Words;

/** What the last day brought that an auditor may want to look into. */
@org.springframework.stereotype.Component
class RefusalsHome implements HomeSection {

    private static final Duration DAY = Duration.ofHours(24);

    private final AuditTrail trail;
    private final CurrentMember currentMember;
    private final Clock clock;

    RefusalsHome(AuditTrail trail, CurrentMember currentMember, Clock clock) {
        this.trail = trail;
        this.currentMember = currentMember;
        this.clock = clock;
    }

    @Override
    public String title() {
        return Words.of("review.home.title");
    }

    @Override
    public int order() {
        return 300;
    }

    @Override
    public boolean shown() {
        return currentMember
                .find()
                .filter(member -> member.role().equals(Roles.AUDITOR))
                .isPresent();
    }

    @Override
    public Component content() {
        return new Figures()
                .add(count(Outcome.DENIED), Words.of("review.home.denied"), ReviewNavigation.ROUTE)
                .add(count(Outcome.FAILED), Words.of("review.home.failed"), ReviewNavigation.ROUTE);
    }

    private long count(Outcome outcome) {
        return trail.count(new AuditQuery(
                null, null, null, outcome, null, null, clock.instant().minus(DAY), null));
    }
}
