package org.entente.shell;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import org.entente.access.Sessions;
import org.entente.uikit.Words;

/** What use of the portal means, to be accepted once in each session before anything else is shown. */
@Route(value = NoticeView.ROUTE, autoLayout = false)
@PermitAll
class NoticeView extends GatePage {

    static final String ROUTE = "notice";

    NoticeView(Sessions sessions) {
        super(Words.of("shell.notice.title"));
        List.of("use", "monitoring", "handling", "leave").forEach(part -> say(Words.of("shell.notice." + part)));
        Button accept = new Button(Words.of("shell.notice.accept"), click -> {
            sessions.acceptNotice();
            getUI().ifPresent(Gate::enter);
        });
        accept.addThemeVariants(ButtonVariant.PRIMARY);
        accept.setAutofocus(true);
        Button leave = new Button(Words.of("shell.sign-out"), click -> sessions.signOut());
        offer(accept, leave);
    }
}
