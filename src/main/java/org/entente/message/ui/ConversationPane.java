package org.entente.message.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import org.entente.access.MemberDirectory;
import org.entente.live.ui.LiveView;
import org.entente.message.Conversation;
import org.entente.message.Conversations;
import org.entente.message.Message;
import org.entente.message.MessageId;
import org.entente.uikit.EmptyState;
import org.entente.uikit.Icons;
import org.entente.uikit.MarkingChip;
import org.entente.uikit.Words;
import org.jspecify.annotations.Nullable;

/** One conversation: what was said, the thread that is open beside it, and where one writes. */
class ConversationPane extends Section {

    private final MessageDesk desk;
    private final Conversation conversation;
    private final MessageStream stream;
    private final Div thread = new Div();
    private final Div found = new Div();

    /** @param target the message to begin at; null: the newest */
    ConversationPane(MessageDesk desk, Conversation conversation, @Nullable MessageId target, Runnable leave) {
        this.desk = desk;
        this.conversation = conversation;
        addClassName("conversation");
        getElement().setAttribute("aria-label", MessageWords.name(conversation));
        thread.addClassName("conversation-thread");
        thread.setVisible(false);
        found.addClassName("conversation-found");
        found.setVisible(false);
        stream = new MessageStream(desk, conversation, target, this::openThread);
        Div main = new Div(
                header(leave), desk.labelDesk().waiting(conversation.id().value()), found, stream);
        main.addClassName("conversation-main");
        if (conversation.writable()) {
            main.add(new Composer(desk, conversation, null));
        } else {
            Paragraph readOnly = new Paragraph(Words.of("message.read-only"));
            readOnly.addClassName("conversation-read-only");
            main.add(readOnly);
        }
        add(main, thread);
        openThreadOf(target);
        LiveView.listen(this, desk.changes(), MemberDirectory.CHANGED, change -> lookAgain());
        LiveView.listen(this, desk.changes(), Conversations.TOPIC, change -> {
            if (change.concerns(conversation.id().value())) {
                lookAgain();
            }
        });
    }

    final Conversation conversation() {
        return conversation;
    }

    private Header header(Runnable leave) {
        Button back = new Button(Icons.of("back"), click -> leave.run());
        back.addThemeVariants(ButtonVariant.TERTIARY);
        back.addClassName("conversation-back");
        back.setAriaLabel(Words.of("message.back"));
        H2 name = new H2(MessageWords.name(conversation));
        Span where = new Span(conversation.workspaceName());
        where.addClassName("conversation-where");
        TextField search = new TextField();
        search.setPlaceholder(Words.of("message.find"));
        search.setAriaLabel(Words.of("message.find"));
        search.setPrefixComponent(Icons.of("search"));
        search.setClearButtonVisible(true);
        search.setValueChangeMode(ValueChangeMode.LAZY);
        search.setValueChangeTimeout(400);
        search.setMaxLength(200);
        search.addClassName("conversation-find");
        search.addValueChangeListener(typed -> find(typed.getValue()));
        Header header = new Header(back, new MarkingChip(conversation.label()), name, where, search);
        header.addClassName("conversation-head");
        return header;
    }

    private void find(String text) {
        found.removeAll();
        boolean wanted = !text.isBlank();
        found.setVisible(wanted);
        stream.setVisible(!wanted);
        if (wanted) {
            found.add(new MessageHits(
                    desk,
                    desk.messages().search(conversation.workspace(), conversation.id(), text, MessageHits.MOST),
                    false));
        }
    }

    private void openThread(MessageId root) {
        thread.removeAll();
        thread.add(new ThreadPanel(desk, conversation, root, this::closeThread));
        thread.setVisible(true);
        addClassName("has-thread");
    }

    private void closeThread() {
        thread.removeAll();
        thread.setVisible(false);
        removeClassName("has-thread");
    }

    private void openThreadOf(@Nullable MessageId target) {
        if (target != null) {
            desk.messages().again(target).map(Message::thread).ifPresent(this::openThread);
        }
    }

    // Clearance, tour, or the label of what this is about may have changed: what is here must not outlive it.
    private void lookAgain() {
        if (desk.conversations().again(conversation.id()).isEmpty()) {
            removeAll();
            add(new EmptyState(Words.of("message.gone")));
        }
    }
}
