package org.entente.message.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasComponents;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JavaScript;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.entente.live.Change;
import org.entente.live.ui.LiveView;
import org.entente.message.Conversation;
import org.entente.message.Message;
import org.entente.message.MessageChange;
import org.entente.message.MessageId;
import org.entente.message.Messages;
import org.entente.uikit.EmptyState;
import org.entente.uikit.Times;
import org.entente.uikit.Words;
import org.jspecify.annotations.Nullable;

/**
 * The messages of a conversation, the oldest above. Older ones are read when one scrolls up to them; what others write comes in by
 * itself. The element in the browser keeps the newest in sight while one is there, and otherwise leaves one's place alone.
 */
@Tag("entente-messages")
@JavaScript("context://components/entente-messages.js")
class MessageStream extends Component implements HasComponents, HasStyle {

    private static final int PAGE = 40;

    private final MessageDesk desk;
    private final Conversation conversation;
    private final Consumer<MessageId> answer;
    private final Div lines = new Div();
    private final LabelsOnScreen marking = new LabelsOnScreen(this);
    private final List<Message> shown = new ArrayList<>();
    private final FileCounts files;
    private final LiveReads arrived;
    private @Nullable MessageId target;

    MessageStream(MessageDesk desk, Conversation conversation, @Nullable MessageId target, Consumer<MessageId> answer) {
        this.desk = desk;
        this.files = new FileCounts(desk.files());
        this.conversation = conversation;
        this.target = target;
        this.answer = answer;
        this.arrived = new LiveReads(
                this, (first, last, rows) -> desk.messages().cameIn(conversation.id(), first, last, rows));
        addClassName("message-stream");
        lines.addClassName("message-lines");
        lines.getElement().setAttribute("role", "log").setAttribute("aria-label", Words.of("message.log"));
        lines.getElement().setAttribute("tabindex", "0");
        NativeButton jump = new NativeButton(Words.of("message.jump"));
        jump.addClassName("message-jump");
        add(lines, jump);
        getElement().addEventListener("entente-older", scrolled -> readOlder());
        readNewest();
        addAttachListener(attached -> markRead());
        LiveView.listen(this, desk.changes(), Messages.TOPIC, this::changed);
        desk.files().follow(this, () -> files.again(shown).forEach(this::replace));
    }

    private void readNewest() {
        MessageId wanted = target;
        int reach = wanted == null ? 0 : desk.messages().reach(conversation.id(), wanted);
        read(Math.clamp(reach + 10, PAGE, Messages.MOST_ROWS));
    }

    // As far back as one has come; one more may be there again.
    private void readAgain() {
        read(Math.clamp(shown.size() + 1, PAGE, Messages.MOST_ROWS));
    }

    private void read(int most) {
        List<Message> page = desk.messages().page(conversation.id(), Long.MAX_VALUE, most);
        boolean otherFiles = !files.again(page).isEmpty();
        if (otherFiles || lines.getComponentCount() == 0 || !page.reversed().equals(shown)) {
            shown.clear();
            shown.addAll(page.reversed());
            fill();
        }
        more(page.size() == most);
    }

    // As far back as one has read, and no further: one's place stays.
    private void readShown() {
        List<Message> page = desk.messages().page(conversation.id(), Long.MAX_VALUE, Math.max(PAGE, shown.size()));
        List<Message> now = page.reversed();
        if (!now.equals(shown)) {
            shown.clear();
            shown.addAll(now);
            files.again(shown);
            more(page.size() >= PAGE);
            fill();
        }
    }

    private void readOlder() {
        if (shown.isEmpty()) {
            return;
        }
        List<Message> page =
                desk.messages().page(conversation.id(), shown.getFirst().place(), PAGE);
        more(page.size() == PAGE);
        shown.addAll(0, page.reversed());
        files.add(page);
        // The former first one may now continue another's.
        List<Component> before = new ArrayList<>();
        for (int i = 0; i <= page.size() && i < shown.size(); i++) {
            before.add(line(i));
        }
        if (!page.isEmpty()) {
            lines.remove(lines.getComponentAt(0));
            lines.addComponentAtIndex(0, before.getFirst());
            for (int i = 1; i < before.size(); i++) {
                lines.addComponentAtIndex(i, before.get(i));
            }
            marking.show(conversation.label(), shown);
        }
    }

    private void more(boolean more) {
        getElement().setAttribute("more", more);
    }

    private void changed(Change change) {
        Optional<MessageChange> which = MessageChange.of(change);
        if (which.isEmpty()) {
            readAgain();
        } else if (which.get().conversation().equals(conversation.id())) {
            MessageId id = which.get().message();
            if (id == null) {
                readShown();
            } else {
                Optional<Message> now = desk.messages().again(id);
                if (which.get().labelled() || now.isEmpty() && indexOf(id) >= 0) {
                    readAgain();
                } else {
                    now.ifPresent(this::put);
                }
            }
            markRead();
        }
    }

    private void put(Message message) {
        MessageId root = message.thread();
        if (root != null) {
            desk.messages().again(root).ifPresent(this::replace);
        } else if (!replace(message) && isNewest(message)) {
            if (shown.isEmpty()) {
                lines.removeAll();
            }
            shown.add(message);
            arrived.add(message);
            lines.add(line(shown.size() - 1));
            marking.show(conversation.label(), shown);
        }
    }

    // Two at once may be told in the other order.
    private boolean isNewest(Message message) {
        boolean newest = shown.isEmpty() || shown.getLast().place() < message.place();
        if (!newest && shown.getFirst().place() < message.place()) {
            readAgain();
        }
        return newest;
    }

    private boolean replace(Message message) {
        int at = indexOf(message.id());
        if (at >= 0) {
            shown.set(at, message);
            Component before = lines.getComponentAt(at);
            lines.remove(before);
            lines.addComponentAtIndex(at, line(at));
        }
        return at >= 0;
    }

    private int indexOf(MessageId id) {
        for (int i = 0; i < shown.size(); i++) {
            if (shown.get(i).id().equals(id)) {
                return i;
            }
        }
        return -1;
    }

    private void fill() {
        lines.removeAll();
        if (shown.isEmpty()) {
            lines.add(new EmptyState(Words.of(conversation.writable() ? "message.none" : "message.none.reader")));
        }
        for (int i = 0; i < shown.size(); i++) {
            lines.add(line(i));
        }
        marking.show(conversation.label(), shown);
    }

    private Component line(int at) {
        ZoneId zone = Times.zone();
        Message message = shown.get(at);
        Message before = at == 0 ? null : shown.get(at - 1);
        MessageLine line = new MessageLine(
                desk,
                conversation,
                message,
                files.of(message),
                MessageLine.continues(before, message, zone),
                () -> answer.accept(message.id()));
        Div place = new Div();
        place.addClassName("message-place");
        if (before == null
                || !before.sentAt()
                        .atZone(zone)
                        .toLocalDate()
                        .equals(message.sentAt().atZone(zone).toLocalDate())) {
            place.add(MessageWords.day(message, zone));
        }
        place.add(line);
        if (message.id().equals(target)) {
            place.addClassName("message-target");
        }
        return place;
    }

    private void markRead() {
        if (!shown.isEmpty()) {
            desk.conversations().markRead(conversation.id());
        }
    }
}
