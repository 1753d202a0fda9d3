package org.entente.message;

import java.util.Optional;
import org.entente.live.Change;
import org.jspecify.annotations.Nullable;

/**
 * What a change of the topic {@link Messages#TOPIC} tells: which message, and where.
 *
 * @param message null if many of that conversation changed at once
 */
public record MessageChange(
        ConversationId conversation, @Nullable MessageId message) {

    /** That more messages of a conversation changed than would be told one by one. */
    static MessageChange manyIn(ConversationId conversation) {
        return new MessageChange(conversation, null);
    }

    /** Empty if anything may have changed. */
    public static Optional<MessageChange> of(Change change) {
        String[] parts = change.id().split("/", 2);
        return parts.length < 2
                ? Optional.empty()
                : ConversationId.parse(parts[0])
                        .flatMap(conversation -> parts[1].equals(Change.ANY)
                                ? Optional.of(manyIn(conversation))
                                : MessageId.parse(parts[1]).map(message -> new MessageChange(conversation, message)));
    }

    @Override
    public String toString() {
        return conversation + "/" + (message == null ? Change.ANY : message);
    }
}
