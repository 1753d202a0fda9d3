package org.entente.recertification.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.Optional;
import org.entente.access.Roles;
import org.entente.recertification.EndedAdmission;
import org.entente.recertification.LineId;
import org.entente.recertification.Recertifications;
import org.entente.uikit.Times;
import org.entente.uikit.ViewHeader;
import org.entente.uikit.Words;

/** What a member is told whose own admission ended in a round: where, when and how, and what can be done. */
@Route(RecertificationNavigation.ENDED + "/:line")
@RolesAllowed(Roles.LIAISON_OFFICER)
class EndedAdmissionView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private final Recertifications recertifications;
    private String title = "";

    EndedAdmissionView(Recertifications recertifications) {
        this.recertifications = recertifications;
        addClassName("page");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        Optional<EndedAdmission> found =
                event.getRouteParameters().get("line").flatMap(LineId::parse).flatMap(recertifications::ended);
        found.ifPresentOrElse(this::show, () -> event.rerouteToError(NotFoundException.class));
    }

    @Override
    public String getPageTitle() {
        return title;
    }

    private void show(EndedAdmission ended) {
        title = Words.of("recertification.ended", ended.workspaceName());
        removeAll();
        Paragraph what = new Paragraph(Words.of("recertification.ended." + ended.state()) + " ");
        what.add(Times.dtg(ended.at()));
        add(
                new ViewHeader(title),
                what,
                new Paragraph(Words.of("recertification.ended.next")),
                new Anchor("", Words.of("recertification.ended.home")));
    }
}
