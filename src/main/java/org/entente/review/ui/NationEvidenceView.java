package org.entente.review.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import org.entente.access.Roles;
import org.entente.audit.proof.EvidenceExports;
import org.entente.audit.proof.SealedLog;
import org.entente.uikit.ViewHeader;
import org.entente.uikit.Words;

/** What a nation may open of the audit log: the entries of its own people, with all that proves them. */
@Route(ReviewNavigation.OWN_NATION)
@RolesAllowed(Roles.NATION_ADMINISTRATOR)
class NationEvidenceView extends Div implements HasDynamicTitle {

    NationEvidenceView(SealedLog sealed, EvidenceExports exports, Clock clock) {
        addClassNames("page", "log-page");
        add(
                new ViewHeader(getPageTitle()),
                new Paragraph(Words.of("review.evidence.own.about")),
                new EvidenceForm(exports::writeOfOwnNation, null, clock),
                new LogFacts(sealed.standing()));
    }

    @Override
    public String getPageTitle() {
        return Words.of("review.evidence.own.title");
    }
}
