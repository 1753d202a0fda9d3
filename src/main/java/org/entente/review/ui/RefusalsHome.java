package org.entente.review.ui;

import com.vaadin.flow.component.Component;
import java.time.Clock;
import org.entente.access.CurrentMember;
import org.entente.access.Roles;
import org.entente.audit.Outcome;
import org.entente.audit.trail.AuditFigures;
import org.entente.uikit.Figures;
import org.entente.uikit.HomeSection;
import org.entente.uikit.Words;

/** What the last day brought that an auditor may want to look into. */
@org.springframework.stereotype.Component
class RefusalsHome implements HomeSection {

    private final AuditFigures figures;
    private final CurrentMember currentMember;
    private final Clock clock;

    RefusalsHome(AuditFigures figures, CurrentMember currentMember, Clock clock) {
        this.figures = figures;
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
                .add(count(Outcome.DENIED), Words.of("review.home.denied"), address(Outcome.DENIED))
                .add(count(Outcome.FAILED), Words.of("review.home.failed"), address(Outcome.FAILED));
    }

    private long count(Outcome outcome) {
        return figures.count(search(outcome).at(clock.instant()));
    }

    private static String address(Outcome outcome) {
        return ReviewNavigation.ROUTE + "?" + search(outcome).address().getQueryString();
    }

    private static AuditSearch search(Outcome outcome) {
        return AuditSearch.ALL.with(outcome).during(Period.DAY);
    }
}
