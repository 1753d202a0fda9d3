package org.entente.message.ui;

import java.util.List;
import java.util.Objects;
import org.entente.message.Conversation;
import org.entente.message.Conversations;
import org.entente.uikit.NewThing;
import org.entente.uikit.NewThings;
import org.entente.uikit.Words;
import org.springframework.stereotype.Component;

/** What is new among the conversations with messages that the reader has not had. */
@Component
class RecentMessages implements NewThings {

    private final Conversations conversations;

    RecentMessages(Conversations conversations) {
        this.conversations = conversations;
    }

    @Override
    public List<NewThing> newest(int most) {
        return conversations.list(null).stream()
                .filter(conversation -> conversation.unread() > 0 && conversation.lastAt() != null)
                .limit(most)
                .map(RecentMessages::thing)
                .toList();
    }

    private static NewThing thing(Conversation conversation) {
        String count = conversation.unread() >= Conversations.MOST_COUNTED
                ? (Conversations.MOST_COUNTED - 1) + "+"
                : String.valueOf(conversation.unread());
        return new NewThing(
                Objects.requireNonNull(conversation.lastAt()),
                Words.of("message.new", count),
                MessageWords.name(conversation),
                MessageNavigation.conversation(conversation.id()),
                conversation.label(),
                conversation.workspaceName());
    }
}
