package org.entente.shell;

import com.vaadin.flow.component.ReconnectDialogConfiguration;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.CustomizedSystemMessages;
import com.vaadin.flow.server.ErrorEvent;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.SystemMessages;
import com.vaadin.flow.server.SystemMessagesInfo;
import com.vaadin.flow.server.VaadinServiceInitListener;
import org.entente.access.CurrentMember;
import org.entente.access.Sessions;
import org.entente.label.InvalidLabel;
import org.entente.uikit.Markings;
import org.entente.uikit.Notices;
import org.entente.uikit.Words;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;

/** Sets up each page: the gate before it, and what it says when the connection, the session or our code fails. */
@Component
class PortalPages implements VaadinServiceInitListener {

    private final CurrentMember members;
    private final Sessions sessions;

    PortalPages(CurrentMember members, Sessions sessions) {
        this.members = members;
        this.sessions = sessions;
    }

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.getSource().addUIInitListener(init -> setUp(init.getUI()));
        event.getSource().addSessionInitListener(init -> init.getSession().setErrorHandler(PortalPages::failed));
        event.getSource().setSystemMessagesProvider(PortalPages::messages);
        // Before the styles paint anything, or a dark page would flash white.
        event.addIndexHtmlRequestListener(page -> page.getDocument()
                .head()
                .prependElement("script")
                .attr("src", page.getVaadinRequest().getContextPath() + "/components/scheme-first.js"));
    }

    private void setUp(UI page) {
        page.addBeforeEnterListener(new Gate(members, sessions));
        ReconnectDialogConfiguration lost = page.getReconnectDialogConfiguration();
        lost.setDialogText(Words.of("shell.connection.lost"));
        lost.setDialogTextGaveUp(Words.of("shell.connection.gave-up"));
    }

    private static void failed(ErrorEvent event) {
        if (denied(event.getThrowable())) {
            Notices.error(Words.of("shell.denied"));
        } else if (event.getThrowable() instanceof InvalidLabel label && UI.getCurrent() != null) {
            // Of a page that was open when the policy changed: it offers what may not be given any more.
            Notices.error(String.join(" ", label.words(Markings.language())));
        } else {
            String number = Incident.log(event.getThrowable());
            if (UI.getCurrent() != null) {
                Notices.error(Words.of("shell.incident.notice", number));
            }
        }
    }

    private static boolean denied(Throwable error) {
        return UI.getCurrent() != null
                && (error instanceof AccessDeniedException || error.getCause() instanceof AccessDeniedException);
    }

    private static SystemMessages messages(SystemMessagesInfo info) {
        CustomizedSystemMessages messages = new CustomizedSystemMessages();
        messages.setSessionExpiredNotificationEnabled(false);
        messages.setSessionExpiredURL(Sessions.SIGNED_OUT + "?ended");
        messages.setInternalErrorCaption(Words.of("shell.internal.title"));
        messages.setInternalErrorMessage(Words.of("shell.internal.text"));
        messages.setCookiesDisabledCaption(Words.of("shell.cookies.title"));
        messages.setCookiesDisabledMessage(Words.of("shell.cookies.text"));
        return messages;
    }
}
