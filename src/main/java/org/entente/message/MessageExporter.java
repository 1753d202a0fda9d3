package org.entente.message;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.entente.audit.ObjectKind;
import org.entente.binding.ExportXml;
import org.entente.binding.Exportable;
import org.entente.binding.Exporter;
import org.springframework.stereotype.Component;

/** A message with the answers to it that the asker reads; nothing of its conversation, which has a label of its own. */
@Component
class MessageExporter implements Exporter {

    private final Messages messages;

    MessageExporter(Messages messages) {
        this.messages = messages;
    }

    @Override
    public ObjectKind kind() {
        return ObjectKind.MESSAGE;
    }

    @Override
    public Optional<Exportable> read(UUID id) {
        return messages.open(new MessageId(id))
                .filter(message -> !message.gone())
                .map(message -> {
                    List<Message> answers = messages.answers(message.id()).stream()
                            .filter(answer -> !answer.gone())
                            .toList();
                    return new Exportable(
                            "message " + message.sentAt().toString().substring(0, 10),
                            "message",
                            xml -> {
                                write(xml, message);
                                answers.forEach(answer -> xml.element("answer", within -> write(within, answer)));
                            },
                            answers.stream().map(Message::label).toList());
                });
    }

    private static void write(ExportXml xml, Message message) {
        xml.attribute("id", message.id())
                .attribute("sent", message.sentAt())
                .attribute("edited", message.editedAt())
                .attribute("precedence", message.precedence())
                .attribute("nation", message.nation())
                .text("author", message.authorName())
                .text("text", message.text());
    }
}
