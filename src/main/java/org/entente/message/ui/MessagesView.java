package org.entente.message.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteParameters;
import jakarta.annotation.security.RolesAllowed;
import java.util.Optional;
import org.entente.access.Roles;
import org.entente.message.Conversation;
import org.entente.message.ConversationId;
import org.entente.message.MessageId;
import org.entente.uikit.ViewHeader;
import org.entente.uikit.Words;

/** All conversations of whoever opens it, and one of them beside; its address leads to a conversation, and to a message in it. */
@Route(MessageNavigation.ROUTE)
@RolesAllowed(Roles.LIAISON_OFFICER)
class MessagesView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private final MessageDesk desk;
    private final ConversationsPanel panel;

    MessagesView(MessageDesk desk) {
        this.desk = desk;
        this.panel = new ConversationsPanel(desk, null, MessageNavigation::conversation);
        addClassNames("page", "messages-page");
        add(new ViewHeader(Words.of("message.title")), panel);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        RouteParameters address = event.getRouteParameters();
        Optional<String> named = address.get("conversation");
        if (named.isEmpty()) {
            panel.close();
            return;
        }
        Optional<Conversation> found = named.flatMap(ConversationId::parse).flatMap(desk.conversations()::open);
        // Whoever may not read the message, or whose message it is not, still has the conversation.
        found.ifPresentOrElse(
                conversation -> panel.show(
                        conversation,
                        address.get("message").flatMap(MessageId::parse).orElse(null)),
                () -> event.rerouteToError(NotFoundException.class));
    }

    @Override
    public String getPageTitle() {
        return Words.of("message.title");
    }
}
