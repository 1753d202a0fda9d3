package org.entente.message;

import java.util.Optional;
import org.entente.live.Change;

/** What a change of the topic {@link Messages#TOPIC} tells: which message, and where. */
public record MessageChange(ConversationId conversation, MessageId message) {

    /** Empty if anything may have changed. */
    public static Optional<MessageChange> of(Change change) {
        String[] parts = change.id().split("/", 2);
        return parts.length < 2
                ? Optional.empty()
                : ConversationId.parse(parts[0])
                        .flatMap(conversation ->
                                MessageId.parse(parts[1]).map(message -> new MessageChange(conversation, message)));
    }

    @Override
    public String toString() {
        return conversation + "/" + message;
    }
}
