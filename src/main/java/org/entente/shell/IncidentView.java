package org.entente.shell;

import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.ParentLayout;
import jakarta.annotation.security.PermitAll;
import jakarta.servlet.http.HttpServletResponse;
import org.entente.uikit.Words;

/** A page could not be opened for a reason of ours. */
@PermitAll
@ParentLayout(MainLayout.class)
class IncidentView extends ErrorPage implements HasErrorParameter<Exception> {

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<Exception> error) {
        String number = Incident.log(error.getException());
        say(Words.of("shell.incident.title"), Words.of("shell.incident.what"), Words.of("shell.incident.next", number));
        return HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
    }
}
