package org.entente.message.ui;

import com.vaadin.flow.component.Html;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Article;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.entente.audit.ObjectKind;
import org.entente.message.Conversation;
import org.entente.message.Message;
import org.entente.message.MessageId;
import org.entente.message.Precedence;
import org.entente.relabelling.ui.LabelAct;
import org.entente.relabelling.ui.LabelTarget;
import org.entente.shared.SubjectKind;
import org.entente.uikit.ConfirmQuestion;
import org.entente.uikit.Icons;
import org.entente.uikit.MarkingChip;
import org.entente.uikit.NationBadge;
import org.entente.uikit.Times;
import org.entente.uikit.Words;
import org.jspecify.annotations.Nullable;

/** One message, and what its reader may do with it. */
class MessageLine extends Article {

    private static final Duration TOGETHER = Duration.ofMinutes(5);

    private final MessageDesk desk;
    private final Conversation conversation;
    private final Message message;
    private final Div actions = new Div();
    private final Div choices = new Div();

    /**
     * @param files how many files it has that the reader may read
     * @param continued whether it stands under a message of the same author, whose head is its own
     * @param answer what is done to answer it; null where it cannot be answered
     */
    MessageLine(
            MessageDesk desk,
            Conversation conversation,
            Message message,
            int files,
            boolean continued,
            @Nullable Runnable answer) {
        this.desk = desk;
        this.conversation = conversation;
        this.message = message;
        addClassNames("message", "message-" + message.precedence().name().toLowerCase(Locale.ROOT));
        if (!continued) {
            add(head());
        } else {
            addClassName("continued");
        }
        if (message.mentionsMe()) {
            addClassName("mentions-me");
        }
        if (message.gone()) {
            Span gone = new Span(Words.of(message.expired() ? "message.expired" : "message.withdrawn"));
            gone.addClassName("message-withdrawn");
            add(gone);
        } else {
            add(new Html(SafeMarkdown.html(message.text(), message.mentions())));
        }
        actions.addClassName("message-actions");
        choices.addClassName("message-choices");
        addActions(files, answer);
        // In the order in which one comes to them by Tab.
        if (actions.getComponentCount() > 0) {
            add(actions);
        }
        if (choices.getComponentCount() > 0) {
            add(choices);
        }
    }

    /** Whether a message stands under the one before without a head of its own. */
    static boolean continues(@Nullable Message before, Message message, ZoneId zone) {
        return before != null
                && before.author() != null
                && before.author().equals(message.author())
                && before.label().equals(message.label())
                && before.precedence() == Precedence.ROUTINE
                && message.precedence() == Precedence.ROUTINE
                && Duration.between(before.sentAt(), message.sentAt()).compareTo(TOGETHER) < 0
                && before.sentAt()
                        .atZone(zone)
                        .toLocalDate()
                        .equals(message.sentAt().atZone(zone).toLocalDate());
    }

    private Header head() {
        Span author = new Span(MessageWords.author(message));
        author.addClassName("message-author");
        Header head = new Header(
                new MarkingChip(message.label()),
                author,
                new NationBadge(message.nation()),
                Times.dtg(message.sentAt()));
        MessageWords.badge(message.precedence()).ifPresent(head::add);
        head.addClassName("message-head");
        return head;
    }

    private void addActions(int files, @Nullable Runnable answer) {
        // Who acknowledged stays with what has expired, for its author.
        if (message.acknowledge() && (!message.gone() || message.expired() && message.mine())) {
            addAcknowledgment();
        }
        if (answer != null && (message.answers() > 0 || conversation.writable() && !message.gone())) {
            String text = message.answers() == 0
                    ? Words.of("message.answer")
                    : Words.of("message.answers", message.answers());
            NativeButton open = small(text, answer);
            if (message.answers() > 0) {
                open.addClassName("has-answers");
                actions.add(open);
            } else {
                choices.add(open);
            }
        }
        if (message.edited()) {
            NativeButton edited = small(Words.of("message.edited"), () -> VersionsSheet.open(desk, message));
            edited.addClassName("message-edited");
            actions.add(edited);
        }
        // Files know no audience but the workspace's, so what is between two has none.
        if ((!message.gone() || message.expired() && files > 0) && conversation.kind() != Conversation.Kind.DIRECT) {
            addFiles(files);
        }
        if (message.mine() && !message.gone() && conversation.writable()) {
            choices.add(
                    small(Words.of("message.edit"), this::edit), small(Words.of("message.withdraw"), this::withdraw));
        }
        if (message.mine() && message.withdrawn()) {
            actions.add(small(Words.of("message.withdrawn.versions"), () -> VersionsSheet.open(desk, message)));
        }
        // What was withdrawn had readers too.
        if (!message.expired()) {
            NativeButton more = new NativeButton(Words.of("message.more"));
            more.addClassName("message-action");
            more.getElement().setAttribute("aria-expanded", "false");
            more.addClickListener(click -> more(more, files > 0));
            choices.add(more);
        }
    }

    private void more(NativeButton before, boolean files) {
        List<NativeButton> rarer = new ArrayList<>();
        if (message.nation().equals(desk.currentMember().require().nation())
                && conversation.writable()
                && !message.gone()) {
            rarer.add(small(Words.of("message.relabel"), this::relabel));
        }
        desk.labelDesk().acts().forEach(act -> rarer.add(small(act.name(), () -> begin(act, files))));
        choices.remove(before);
        rarer.forEach(choices::add);
        rarer.stream().findFirst().ifPresent(NativeButton::focus);
    }

    private void relabel() {
        desk.labelDesk()
                .sheet(target(), desk.grounds().of(conversation.workspace()), () -> {})
                .open();
    }

    private void begin(LabelAct act, boolean files) {
        UUID id = message.id().value();
        act.begin(files ? target().with(desk.files().targets(SubjectKind.MESSAGE, id)) : target(), () -> {});
    }

    private LabelTarget target() {
        return LabelTarget.of(
                ObjectKind.MESSAGE,
                message.id().value(),
                MessageWords.called(message),
                message.label(),
                message.nation());
    }

    private void addFiles(int files) {
        String text = files == 0 ? Words.of("message.files") : Words.of("message.files.count", files);
        NativeButton open = small(text, () -> MessageFiles.open(desk, conversation, message));
        if (files == 0) {
            choices.add(open);
        } else {
            open.addComponentAsFirst(Icons.of("document"));
            open.addClassNames("has-answers", "message-has-files");
            actions.add(open);
        }
    }

    private void addAcknowledgment() {
        if (message.mine()) {
            NativeButton who =
                    small(Words.of("message.acknowledgments"), () -> AcknowledgmentsSheet.open(desk, message));
            who.addClassName("has-answers");
            actions.add(who);
        } else if (message.acknowledged()) {
            Span done = new Span(Icons.of("check"), new Span(Words.of("message.acknowledged")));
            done.addClassName("message-acknowledged");
            actions.add(done);
        } else {
            MessageId id = message.id();
            Button acknowledge = new Button(
                    Words.of("message.acknowledge"),
                    Icons.of("check"),
                    click -> MessageWords.attempt(() -> desk.messages().acknowledge(id)));
            acknowledge.addThemeVariants(ButtonVariant.PRIMARY, ButtonVariant.SMALL);
            actions.add(acknowledge);
        }
    }

    private void edit() {
        EditSheet.open(desk, message);
    }

    private void withdraw() {
        new ConfirmQuestion(
                        Words.of("message.withdraw.question"),
                        Words.of("message.withdraw"),
                        () -> MessageWords.attempt(() -> desk.messages().withdraw(message.id())))
                .because(Words.of("message.withdraw.text"))
                .destructive()
                .open();
    }

    private static NativeButton small(String text, Runnable work) {
        NativeButton button = new NativeButton(text, click -> work.run());
        button.addClassName("message-action");
        return button;
    }
}
