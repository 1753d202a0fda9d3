package org.entente.message;

import java.util.Optional;
import java.util.UUID;
import org.entente.shared.PublicId;

/** The public address of a message: random, so that it tells nothing of others. */
public record MessageId(UUID value) {

    /** Reads an address that anyone may have typed; empty if it is none. */
    public static Optional<MessageId> parse(String text) {
        return PublicId.parse(text).map(MessageId::new);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
