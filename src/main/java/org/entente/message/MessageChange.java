package org.entente.message;

import java.util.Optional;
import org.entente.live.Change;
import org.jspecify.annotations.Nullable;

/**
 * What a change of the topic {@link Messages#TOPIC} tells: which message, and where.
 *
 * @param message null if many of that conversation changed at once
 * @param labelled whether it was given another label: others may read it now, and others the answers to it
 */
public record MessageChange(
        ConversationId conversation, @Nullable MessageId message, boolean labelled) {

    private static final String LABELLED = "label";

    /** That more messages of a conversation changed than would be told one by one. */
    static MessageChange manyIn(ConversationId conversation) {
        return new MessageChange(conversation, null, false);
    }

    /** Empty if anything may have changed. */
    public static Optional<MessageChange> of(Change change) {
        String[] parts = change.id().split("/", 3);
        return parts.length < 2
                ? Optional.empty()
                : ConversationId.parse(parts[0])
                        .flatMap(conversation -> parts[1].equals(Change.ANY)
                                ? Optional.of(manyIn(conversation))
                                : MessageId.parse(parts[1])
                                        .map(message -> new MessageChange(
                                                conversation, message, parts.length > 2 && parts[2].equals(LABELLED))));
    }

    @Override
    public String toString() {
        return conversation + "/" + (message == null ? Change.ANY : message) + (labelled ? "/" + LABELLED : "");
    }
}
