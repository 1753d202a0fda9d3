package org.entente.message.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import java.util.List;
import java.util.Set;
import org.entente.live.ui.LiveView;
import org.entente.message.ConversationId;
import org.entente.message.Conversations;
import org.entente.shared.SubjectKind;
import org.entente.uikit.EmptyState;
import org.entente.uikit.Subject;
import org.entente.uikit.SubjectSection;
import org.entente.uikit.Words;

/** The conversation about a plan, a course or an agreement, as a tab of its page. It begins when somebody begins it. */
@org.springframework.stereotype.Component
class SubjectMessages implements SubjectSection {

    private static final Set<SubjectKind> KINDS =
            Set.of(SubjectKind.EXERCISE_PLAN, SubjectKind.COURSE, SubjectKind.AGREEMENT);

    private final MessageDesk desk;

    SubjectMessages(MessageDesk desk) {
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
        return 40;
    }

    @Override
    public boolean isFor(SubjectKind kind) {
        return KINDS.contains(kind);
    }

    @Override
    public Component content(Subject subject) {
        Div content = new Div();
        content.addClassName("subject-messages");
        fill(content, subject);
        LiveView.listen(content, desk.changes(), Conversations.TOPIC, change -> {
            if (content.getChildren().noneMatch(ConversationPane.class::isInstance)) {
                fill(content, subject);
            }
        });
        return content;
    }

    private void fill(Div content, Subject subject) {
        List<ConversationId> known = desk.conversations().about(subject.kind(), subject.id(), subject.label());
        content.removeAll();
        known.stream()
                .findFirst()
                .flatMap(desk.conversations()::open)
                .ifPresentOrElse(
                        conversation -> content.add(
                                new ConversationPane(desk, conversation, null, () -> fill(content, subject))),
                        () -> content.add(none(content, subject)));
    }

    private EmptyState none(Div content, Subject subject) {
        if (!subject.writable()) {
            return new EmptyState(Words.of("message.subject.none.reader"));
        }
        Button begin = new Button(
                Words.of("message.subject.begin"),
                click -> MessageWords.attempt(() -> {
                    desk.conversations()
                            .beginAbout(
                                    subject.workspace(),
                                    subject.kind(),
                                    subject.id(),
                                    subject.title(),
                                    subject.label());
                    fill(content, subject);
                }));
        return new EmptyState(Words.of("message.subject.none"), begin);
    }
}
