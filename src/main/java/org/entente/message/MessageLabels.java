package org.entente.message;

import java.util.Optional;
import java.util.UUID;
import org.entente.audit.AuditAction;
import org.entente.audit.ObjectKind;
import org.entente.live.Change;
import org.entente.relabelling.LabelledKind;
import org.entente.relabelling.LabelledObject;
import org.springframework.stereotype.Component;

/** Messages, as what has a label. An answer to one is read by those who may read both. */
@Component
class MessageLabels implements LabelledKind {

    private static final int TITLE_LENGTH = 80;

    private final MessageRepository messages;
    private final ConversationRepository conversations;

    MessageLabels(MessageRepository messages, ConversationRepository conversations) {
        this.messages = messages;
        this.conversations = conversations;
    }

    @Override
    public ObjectKind kind() {
        return ObjectKind.MESSAGE;
    }

    @Override
    public AuditAction relabelled() {
        return AuditAction.MESSAGE_RELABELLED;
    }

    @Override
    public String topic() {
        return Messages.TOPIC;
    }

    @Override
    public Change change(UUID page, UUID object) {
        MessageChange change = new MessageChange(new ConversationId(page), new MessageId(object), true);
        return new Change(Messages.TOPIC, change.toString());
    }

    @Override
    public Optional<LabelledObject> find(UUID id) {
        return messages.find(new MessageId(id))
                .filter(message -> !message.expired())
                .flatMap(message -> conversations
                        .find(message.conversation())
                        .map(conversation -> new LabelledObject(
                                id,
                                conversation.id().value(),
                                title(message, conversation),
                                "messages/" + conversation.id() + "/" + id,
                                conversation.workspace(),
                                message.nation(),
                                message.label(),
                                null)));
    }

    // How it begins; of a withdrawn one, nothing is there any more.
    private static String title(Message message, Conversation conversation) {
        String text = message.text().strip().replaceAll("\\s+", " ");
        if (text.isEmpty()) {
            return conversation.name();
        }
        return text.length() <= TITLE_LENGTH
                ? text
                : text.substring(0, text.offsetByCodePoints(0, text.codePointCount(0, TITLE_LENGTH))) + "…";
    }
}
