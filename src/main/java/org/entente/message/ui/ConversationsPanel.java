package org.entente.message.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.Location;
import java.util.function.Function;
import org.entente.live.Change;
import org.entente.live.ui.LiveView;
import org.entente.message.Conversation;
import org.entente.message.ConversationId;
import org.entente.message.MessageId;
import org.entente.shared.WorkspaceId;
import org.entente.uikit.EmptyState;
import org.entente.uikit.Words;
import org.entente.workspace.Workspaces;
import org.jspecify.annotations.Nullable;

/** Conversations, and the chosen one beside them; on a narrow screen one or the other. */
class ConversationsPanel extends Div {

    private final MessageDesk desk;
    private final Function<ConversationId, String> address;
    private final ConversationList list;
    private final Div place = new Div();
    private @Nullable ConversationPane open;

    /**
     * @param workspace whose conversations; null: all
     * @param address of a page that shows this with a conversation open
     */
    ConversationsPanel(MessageDesk desk, @Nullable WorkspaceId workspace, Function<ConversationId, String> address) {
        this.desk = desk;
        this.address = address;
        addClassName("conversations");
        list = new ConversationList(desk, workspace, this::choose);
        place.addClassName("conversation-place");
        add(list, place);
        close();
        LiveView.listen(this, desk.changes(), Workspaces.TOPIC, this::rightsChanged);
    }

    final void show(Conversation conversation, @Nullable MessageId target) {
        place.removeAll();
        open = new ConversationPane(desk, conversation, target, this::leave);
        place.add(open);
        list.choose(conversation.id());
        addClassName("has-conversation");
    }

    final void close() {
        open = null;
        place.removeAll();
        place.add(new EmptyState(Words.of("message.choose")));
        list.choose(null);
        removeClassName("has-conversation");
    }

    private void choose(ConversationId id) {
        desk.conversations().open(id).ifPresent(conversation -> {
            show(conversation, null);
            remember(address.apply(id));
        });
    }

    private void leave() {
        close();
        UI page = UI.getCurrentOrThrow();
        remember(page.getActiveViewLocation().getFirstSegment());
    }

    private static void remember(String path) {
        UI.getCurrentOrThrow().getPage().getHistory().replaceState(null, new Location(path));
    }

    // What is on the page must not outlive an admission.
    private void rightsChanged(Change change) {
        ConversationPane shown = open;
        if (shown != null && change.concerns(shown.conversation().workspace())) {
            desk.conversations()
                    .again(shown.conversation().id())
                    .ifPresentOrElse(
                            now -> {
                                if (now.writable() != shown.conversation().writable()) {
                                    show(now, null);
                                }
                            },
                            this::close);
        }
    }
}
