package org.entente.demo;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.entente.label.ConfidentialityLabel;
import org.entente.message.ConversationId;
import org.entente.message.Conversations;
import org.entente.message.MessageData;
import org.entente.message.MessageId;
import org.entente.message.Messages;
import org.entente.message.Precedence;
import org.entente.shared.SubjectKind;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What the demo people say to each other. */
@Component
@ConditionalOnBooleanProperty("entente.demo")
@Order(20)
class DemoMessages implements DemoChapter {

    private final Conversations conversations;
    private final Messages messages;

    DemoMessages(Conversations conversations, Messages messages) {
        this.conversations = conversations;
        this.messages = messages;
    }

    @Override
    public void tell(DemoStage stage) {
        Script script = DemoStage.read("/demo/messages.json", Script.class);
        for (Talk talk : script.talks()) {
            ConfidentialityLabel label = label(stage, talk.level(), talk.releasableTo(), talk.caveats());
            ConversationId id = stage.as(talk.by(), () -> begin(stage, talk, label));
            Map<String, MessageId> named = new HashMap<>();
            for (Line line : talk.lines()) {
                ConfidentialityLabel own =
                        line.level() == null ? label : label(stage, line.level(), talk.releasableTo(), talk.caveats());
                MessageId sent = stage.as(line.by(), () -> messages.post(id, data(line, own, named)));
                if (line.name() != null) {
                    named.put(line.name(), sent);
                }
                acknowledge(stage, line, sent);
            }
        }
    }

    private ConversationId begin(DemoStage stage, Talk talk, ConfidentialityLabel label) {
        if (talk.with() != null) {
            return conversations.direct(stage.workspace(talk.workspace()), label, stage.member(talk.with()));
        }
        return talk.plan()
                ? conversations.beginAbout(
                        stage.workspace(talk.workspace()),
                        SubjectKind.EXERCISE_PLAN,
                        stage.plan(talk.name()).value(),
                        talk.name(),
                        label)
                : conversations.create(stage.workspace(talk.workspace()), label, talk.name());
    }

    private void acknowledge(DemoStage stage, Line line, MessageId sent) {
        if (line.acknowledgedBy() != null) {
            line.acknowledgedBy().forEach(who -> stage.as(who, () -> messages.acknowledge(sent)));
        }
    }

    private static MessageData data(Line line, ConfidentialityLabel label, Map<String, MessageId> named) {
        return new MessageData(
                line.text(),
                label,
                line.precedence() == null ? Precedence.ROUTINE : Precedence.valueOf(line.precedence()),
                line.acknowledgedBy() != null,
                line.answers() == null ? null : named.get(line.answers()));
    }

    private static ConfidentialityLabel label(
            DemoStage stage, String level, List<String> releasableTo, @Nullable List<String> caveats) {
        return stage.label(level, releasableTo, caveats == null ? List.of() : caveats);
    }

    /** The form of {@code demo/messages.json}. */
    record Script(List<Talk> talks) {}

    /**
     * @param name the channel's, or the plan's that it is about
     * @param with the user name of the other one in a direct conversation
     */
    record Talk(
            String workspace,
            String name,
            boolean plan,
            @Nullable String with,
            String by,
            String level,
            List<String> releasableTo,
            @Nullable List<String> caveats,
            List<Line> lines) {}

    /**
     * @param level null: the conversation's
     * @param name by which a later line says that it answers this one
     * @param acknowledgedBy null: nobody is asked to
     */
    record Line(
            String by,
            String text,
            @Nullable String level,
            @Nullable String precedence,
            @Nullable String name,
            @Nullable String answers,
            @Nullable List<String> acknowledgedBy) {}
}
