package org.entente.message.ui;

import com.vaadin.flow.shared.Registration;
import java.util.List;
import org.entente.access.CurrentMember;
import org.entente.access.Roles;
import org.entente.live.LiveChanges;
import org.entente.message.ConversationId;
import org.entente.message.Conversations;
import org.entente.message.MessageId;
import org.entente.message.Messages;
import org.entente.uikit.NavigationItem;
import org.entente.uikit.NavigationProvider;
import org.entente.uikit.Words;
import org.entente.workspace.Workspaces;
import org.springframework.stereotype.Component;

/** The way to messages, with how many are unread. */
@Component
public class MessageNavigation implements NavigationProvider {

    static final String ROUTE = "messages/:conversation?/:message?";

    private static final String MESSAGES = "messages";
    private static final int ORDER = 20;

    private final CurrentMember currentMember;
    private final Conversations conversations;
    private final LiveChanges changes;

    MessageNavigation(CurrentMember currentMember, Conversations conversations, LiveChanges changes) {
        this.currentMember = currentMember;
        this.conversations = conversations;
        this.changes = changes;
    }

    /** The address of a conversation's page, without a leading slash. */
    public static String conversation(ConversationId id) {
        return MESSAGES + "/" + id;
    }

    /** The address of a message where it stands in its conversation, without a leading slash. */
    public static String message(ConversationId conversation, MessageId id) {
        return MESSAGES + "/" + conversation + "/" + id;
    }

    @Override
    public List<NavigationItem> items() {
        return currentMember
                .find()
                .filter(member -> member.role().equals(Roles.LIAISON_OFFICER))
                .map(member -> List.of(new NavigationItem(
                        Words.of("message.title"), MESSAGES, "messages", ORDER, null, conversations.unread())))
                .orElse(List.of());
    }

    @Override
    public Registration onChange(Runnable changed) {
        String me = currentMember.find().map(member -> member.id().toString()).orElse("");
        return Registration.combine(
                changes.subscribe(Messages.TOPIC, change -> changed.run())::close,
                changes.subscribe(Workspaces.TOPIC, change -> changed.run())::close,
                changes.subscribe(Conversations.READ, change -> {
                    if (change.concerns(me)) {
                        changed.run();
                    }
                })::close);
    }
}
