package org.entente.review.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.List;
import org.entente.access.Roles;
import org.entente.audit.proof.EvidenceExports;
import org.entente.audit.proof.LogInspections;
import org.entente.audit.proof.LogStanding;
import org.entente.audit.proof.SealedLog;
import org.entente.audit.proof.StreamStanding;
import org.entente.audit.proof.Witness;
import org.entente.audit.proof.Witnesses;
import org.entente.audit.trail.AuditDirectory;
import org.entente.uikit.ViewHeader;
import org.entente.uikit.Words;

/** The sealed log as a whole, for auditors: how it stands, who witnesses it, whether it is whole, and evidence to take along. */
@Route(ReviewNavigation.LOG)
@RolesAllowed(Roles.AUDITOR)
class LogView extends Div implements HasDynamicTitle {

    LogView(
            SealedLog sealed,
            Witnesses witnesses,
            LogInspections inspections,
            EvidenceExports exports,
            AuditDirectory directory,
            Clock clock) {
        addClassNames("page", "log-page");
        WitnessList list = new WitnessList(null);
        List<Witness> known = witnesses.list();
        list.show(known);
        LogStanding standing = sealed.standing();
        add(
                new ViewHeader(getPageTitle()),
                new DeskTabs(LogView.class),
                section("review.log.standing", new Div(new LogWarnings(standing, known), new LogFacts(standing))),
                section("review.log.witnesses", list),
                section("review.log.check", new LogCheckPanel(inspections, sealed)),
                section("review.log.evidence", new EvidenceForm(exports::write, directory, clock)));
        List<StreamStanding> streams = sealed.streams();
        if (!streams.isEmpty()) {
            add(section("review.log.streams", new StreamFacts(streams)));
        }
    }

    @Override
    public String getPageTitle() {
        return Words.of("review.log.title");
    }

    private static Section section(String title, Component content) {
        return new Section(new H2(Words.of(title)), content);
    }
}
