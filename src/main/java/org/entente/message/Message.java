package org.entente.message;

import java.time.Instant;
import java.util.List;
import org.entente.label.ConfidentialityLabel;
import org.entente.shared.MemberId;
import org.entente.shared.NationCode;
import org.jspecify.annotations.Nullable;

/**
 * A message as its reader has it.
 *
 * @param place rises with each message of a conversation; for {@link Messages#page} and for marking as read, never shown
 * @param thread the message that this one answers; null for one that begins
 * @param authorName null if the author is nobody whom the reader may know of any more
 * @param text Markdown; empty when withdrawn or expired
 * @param mentions names of those mentioned, as they stand in the text after an @
 * @param mentionsMe whether the reader is among them
 * @param acknowledge whether its readers are asked to acknowledge it
 * @param acknowledged whether the reader has
 * @param expired whether what it said is gone, by the rule of its workspace
 * @param version rises when it is changed or gets another label; 0 is as sent
 * @param answers how many answers the reader may read
 */
public record Message(
        MessageId id,
        long place,
        ConversationId conversation,
        @Nullable MessageId thread,
        @Nullable MemberId author,
        @Nullable String authorName,
        NationCode nation,
        boolean mine,
        ConfidentialityLabel label,
        String text,
        List<String> mentions,
        boolean mentionsMe,
        Precedence precedence,
        boolean acknowledge,
        boolean acknowledged,
        boolean withdrawn,
        boolean expired,
        int version,
        Instant sentAt,
        @Nullable Instant editedAt,
        int answers) {

    /** Whether it says something else than when it was sent. */
    public boolean edited() {
        return editedAt != null && !gone();
    }

    /** Whether only its place is left: it was withdrawn, or has expired. */
    public boolean gone() {
        return withdrawn || expired;
    }
}
