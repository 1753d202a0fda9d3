package org.entente.message.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.entente.live.ui.LiveView;
import org.entente.message.Conversation;
import org.entente.message.ConversationId;
import org.entente.message.Conversations;
import org.entente.message.Messages;
import org.entente.shared.WorkspaceId;
import org.entente.uikit.EmptyState;
import org.entente.uikit.Icons;
import org.entente.uikit.MarkingChip;
import org.entente.uikit.ScreenMarking;
import org.entente.uikit.Words;
import org.entente.workspace.Workspace;
import org.entente.workspace.Workspaces;
import org.jspecify.annotations.Nullable;

/** The conversations that one may read, each with how much of it is unread. It stays true while it is open. */
class ConversationList extends Nav {

    private final MessageDesk desk;
    private final @Nullable WorkspaceId workspace;
    private final Consumer<ConversationId> chosen;
    private final Div rows = new Div();
    private List<Conversation> shown;
    private @Nullable ConversationId current;
    private Map<Row, NativeButton> made = Map.of();

    /** What a row was made from: rows that would be made alike are kept, so that the browser is sent only what changed. */
    private record Row(Conversation conversation, boolean open) {}

    ConversationList(MessageDesk desk, @Nullable WorkspaceId workspace, Consumer<ConversationId> chosen) {
        this.desk = desk;
        this.workspace = workspace;
        this.chosen = chosen;
        addClassName("conversation-list");
        getElement().setAttribute("aria-label", Words.of("message.conversations"));
        shown = desk.conversations().list(workspace);
        Div head = new Div(new H2(Words.of("message.conversations")));
        head.addClassName("conversation-list-head");
        List<Workspace> writable = desk.workspaces().list().stream()
                .filter(Workspace::writable)
                .filter(one -> workspace == null || one.id().equals(workspace))
                .toList();
        if (!writable.isEmpty()) {
            Button begin = new Button(
                    Words.of("message.begin.short"),
                    Icons.of("plus"),
                    click -> new NewConversation(desk, writable, chosen).open());
            begin.setAriaLabel(Words.of("message.begin"));
            head.add(begin);
        }
        rows.addClassName("conversation-rows");
        add(head, rows);
        fill();
        LiveView.listen(this, desk.changes(), Messages.TOPIC, change -> readAgain());
        LiveView.listen(this, desk.changes(), Conversations.TOPIC, change -> readAgain());
        LiveView.listen(this, desk.changes(), Workspaces.TOPIC, change -> readAgain());
        LiveView.listen(this, desk.changes(), Conversations.READ, change -> {
            if (change.concerns(desk.currentMember().require().id())) {
                readAgain();
            }
        });
    }

    final void choose(@Nullable ConversationId id) {
        current = id;
        fill();
    }

    private void readAgain() {
        List<Conversation> now = desk.conversations().listAgain(workspace);
        if (!now.equals(shown)) {
            shown = now;
            fill();
        }
    }

    private void fill() {
        rows.removeAll();
        ScreenMarking.show(this, shown.stream().map(Conversation::label).toList());
        if (shown.isEmpty()) {
            rows.add(new EmptyState(Words.of("message.list.empty")));
        }
        Map<Row, NativeButton> now = new LinkedHashMap<>();
        for (Conversation conversation : shown) {
            Row row = new Row(conversation, conversation.id().equals(current));
            NativeButton kept = made.get(row);
            now.put(row, kept == null ? row(conversation) : kept);
        }
        made = now;
        now.values().forEach(rows::add);
    }

    private NativeButton row(Conversation conversation) {
        Span name = new Span(MessageWords.name(conversation));
        name.addClassName("conversation-name");
        NativeButton row = new NativeButton();
        row.add(new MarkingChip(conversation.label()), Icons.of(MessageWords.icon(conversation.kind())), name);
        row.addClassName("conversation-row");
        row.addClickListener(click -> chosen.accept(conversation.id()));
        if (workspace == null) {
            Span where = new Span(conversation.workspaceName());
            where.addClassName("conversation-where");
            row.add(where);
        }
        if (conversation.unread() > 0) {
            String count = conversation.unread() >= Conversations.MOST_COUNTED
                    ? (Conversations.MOST_COUNTED - 1) + "+"
                    : String.valueOf(conversation.unread());
            Span unread = new Span(count);
            unread.addClassName("waiting-count");
            unread.getElement()
                    .setAttribute("role", "img")
                    .setAttribute("aria-label", Words.of("message.unread", count));
            row.add(unread);
            row.addClassName("unread");
        }
        if (conversation.id().equals(current)) {
            row.getElement().setAttribute("aria-current", "true");
        }
        return row;
    }
}
