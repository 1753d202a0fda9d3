package org.entente.message;

import org.entente.audit.AuditAction;
import org.entente.audit.ObjectKind;
import org.entente.live.Change;
import org.entente.relabelling.LabelledKind;
import org.entente.relabelling.LabelledObject;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Messages, as what has a label. An answer to one is read by those who may read both. */
@Configuration(proxyBeanMethods = false)
class MessageLabels {

    private static final int TITLE_LENGTH = 80;

    @Bean
    LabelledKind labelledMessages(MessageRepository messages, ConversationRepository conversations) {
        return new LabelledKind(
                ObjectKind.MESSAGE,
                AuditAction.MESSAGE_RELABELLED,
                (page, object) -> new Change(
                        Messages.TOPIC,
                        new MessageChange(new ConversationId(page), new MessageId(object), true).toString()),
                id -> messages.find(new MessageId(id))
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
                                        null))));
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
