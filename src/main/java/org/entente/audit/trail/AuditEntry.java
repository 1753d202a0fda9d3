package org.entente.audit.trail;

import java.time.Instant;
import java.util.UUID;
import org.entente.audit.AuditAction;
import org.entente.audit.ObjectKind;
import org.entente.audit.Outcome;
import org.entente.shared.WorkspaceId;
import org.jspecify.annotations.Nullable;

/**
 * An entry as the auditor reads it.
 *
 * @param occurredAt UTC, to the microsecond
 * @param workspace the compartment it happened in, where it happened in one
 * @param session a digest of the session's id, the same for the whole session
 * @param correlation shared by the entries of one request
 * @param outcome {@link Outcome#FAILED} with the reason {@link #GONE} where only its place in the log is left
 * @param detail facts about the act as a JSON object; never content
 * @param index its place in the tree, from 0; null until it is sealed
 * @param origin null until it is sealed
 * @param standing how the list has it, against what was sealed and is told here; null where the list itself is told
 */
public record AuditEntry(
        UUID id,
        Instant occurredAt,
        @Nullable UUID actor,
        @Nullable String actorName,
        @Nullable String actorNation,
        @Nullable String actorRole,
        @Nullable String address,
        @Nullable String session,
        @Nullable String correlation,
        AuditAction action,
        @Nullable ObjectKind objectKind,
        @Nullable String objectId,
        @Nullable WorkspaceId workspace,
        @Nullable String workspaceName,
        Outcome outcome,
        @Nullable String reason,
        @Nullable String detail,
        @Nullable Long index,
        @Nullable EntryOrigin origin,
        @Nullable EntryStanding standing) {

    /** The reason of an entry of which nothing but its id, and perhaps what was sealed of it, is left. */
    public static final String GONE = "MISSING";

    /** Whether something speaks against what it says: where it came from, or that it is not any more what was sealed. */
    public boolean doubtful() {
        return origin != null && origin.strange() || standing != null && standing.doubtful();
    }

    /** Where in the list it stands. */
    public AuditPlace place() {
        return new AuditPlace(occurredAt, id);
    }
}
