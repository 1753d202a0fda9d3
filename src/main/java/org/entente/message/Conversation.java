package org.entente.message;

import java.time.Instant;
import org.entente.label.ConfidentialityLabel;
import org.entente.shared.WorkspaceId;
import org.jspecify.annotations.Nullable;

/**
 * A conversation as its reader has it.
 *
 * @param name the channel's name, the title of what it is about, or the names of the others in a direct one
 * @param label the least that its readers hold, and the default for what is written in it
 * @param writable whether the reader may write in it
 * @param unread how many messages of others the reader has not had before, answers included; counted up to
 *     {@value Conversations#MOST_COUNTED}
 * @param lastAt when the last message that the reader may read was sent; null if there is none
 */
public record Conversation(
        ConversationId id,
        WorkspaceId workspace,
        String workspaceName,
        Kind kind,
        String name,
        ConfidentialityLabel label,
        boolean writable,
        int unread,
        @Nullable Instant lastAt) {

    /** What holds a conversation together. */
    public enum Kind {
        /** A topic of the workspace. */
        CHANNEL,
        /** Some of the workspace's members, and nobody else. */
        DIRECT,
        /** Another object of the workspace, such as an exercise plan. */
        SUBJECT
    }
}
