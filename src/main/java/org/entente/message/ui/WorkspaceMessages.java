package org.entente.message.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import org.entente.message.ConversationId;
import org.entente.message.MessageId;
import org.entente.shared.WorkspaceId;
import org.entente.uikit.Words;
import org.entente.uikit.WorkspaceSection;

/** The conversations of a workspace. Its address leads to one of them, and to a message in it. */
@org.springframework.stereotype.Component
class WorkspaceMessages implements WorkspaceSection {

    private final MessageDesk desk;

    WorkspaceMessages(MessageDesk desk) {
        this.desk = desk;
    }

    @Override
    public String key() {
        return "messages";
    }

    @Override
    public String title() {
        return Words.of("message.title");
    }

    @Override
    public int order() {
        return 20;
    }

    @Override
    public Component content(WorkspaceId workspace, boolean writable) {
        ConversationsPanel panel = new ConversationsPanel(
                desk, workspace, id -> "workspaces/%s?part=messages&conversation=%s".formatted(workspace, id));
        var address = UI.getCurrentOrThrow().getActiveViewLocation().getQueryParameters();
        address.getSingleParameter("conversation")
                .flatMap(ConversationId::parse)
                .flatMap(desk.conversations()::open)
                .filter(conversation -> conversation.workspace().equals(workspace))
                .ifPresent(conversation -> panel.show(
                        conversation,
                        address.getSingleParameter("message")
                                .flatMap(MessageId::parse)
                                .orElse(null)));
        return panel;
    }
}
