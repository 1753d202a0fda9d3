package org.entente.message.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Aside;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Header;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.entente.audit.ObjectKind;
import org.entente.live.Change;
import org.entente.live.ui.LiveView;
import org.entente.message.Conversation;
import org.entente.message.Message;
import org.entente.message.MessageChange;
import org.entente.message.MessageId;
import org.entente.message.Messages;
import org.entente.uikit.Icons;
import org.entente.uikit.Times;
import org.entente.uikit.Words;

/** A message and its answers, beside its conversation. */
class ThreadPanel extends Aside {

    private final MessageDesk desk;
    private final Conversation conversation;
    private final MessageId root;
    private final Runnable close;
    private final Div lines = new Div();
    private final LabelsOnScreen marking = new LabelsOnScreen(this);
    private final FileCounts files;
    private final LiveReads arrived;
    private List<Message> shown = List.of();

    ThreadPanel(MessageDesk desk, Conversation conversation, MessageId root, Runnable close) {
        this.desk = desk;
        this.conversation = conversation;
        this.root = root;
        this.close = close;
        this.arrived = new LiveReads(
                this, (first, last, rows) -> desk.messages().answersCameIn(conversation.id(), root, rows));
        this.files = new FileCounts(desk.files());
        addClassName("thread");
        getElement().setAttribute("aria-label", Words.of("message.thread"));
        Button shut = new Button(Icons.of("close"), click -> close.run());
        shut.addThemeVariants(ButtonVariant.TERTIARY);
        shut.setAriaLabel(Words.of("message.thread.close"));
        Header header = new Header(new H3(Words.of("message.thread")));
        Optional<Message> opened = desk.messages().open(root);
        opened.filter(message -> !message.gone() && desk.exports().offered(conversation.workspace()))
                .ifPresent(message -> header.add(export(message.id())));
        header.add(shut);
        header.addClassName("conversation-head");
        lines.addClassName("message-lines");
        lines.getElement().setAttribute("tabindex", "0");
        add(header, lines);
        opened.filter(message -> conversation.writable() && !message.gone())
                .ifPresent(message -> add(new Composer(desk, conversation, message)));
        read();
        LiveView.listen(this, desk.changes(), Messages.TOPIC, this::changed);
        desk.files().follow(this, this::read);
    }

    private Anchor export(MessageId message) {
        Anchor link = desk.exports().plain(ObjectKind.MESSAGE, message.value());
        link.addClassName("thread-export");
        return link;
    }

    private void changed(Change change) {
        Optional<MessageChange> which = MessageChange.of(change);
        if (which.isEmpty() || which.get().conversation().equals(conversation.id())) {
            read();
        }
    }

    // What was there when it was opened is entered with that.
    private boolean isNew(Message message) {
        return !shown.isEmpty() && shown.stream().noneMatch(one -> one.id().equals(message.id()));
    }

    private void read() {
        Optional<Message> first = desk.messages().again(root);
        if (first.isEmpty()) {
            close.run();
            return;
        }
        List<Message> now = new ArrayList<>(List.of(first.get()));
        now.addAll(desk.messages().answers(root));
        boolean otherFiles = !files.again(now).isEmpty();
        if (otherFiles || !now.equals(shown)) {
            now.stream().filter(message -> isNew(message)).forEach(arrived::add);
            shown = now;
            lines.removeAll();
            for (int i = 0; i < now.size(); i++) {
                Message before = i < 2 ? null : now.get(i - 1);
                lines.add(new MessageLine(
                        desk,
                        conversation,
                        now.get(i),
                        files.of(now.get(i)),
                        MessageLine.continues(before, now.get(i), Times.zone()),
                        null));
            }
            marking.show(conversation.label(), now);
        }
    }
}
