package org.entente.recertification;

import java.time.Instant;
import org.entente.shared.WorkspaceId;
import org.jspecify.annotations.Nullable;

/**
 * A round in one workspace, and how far it has come.
 *
 * @param dueAt when all should be answered: whoever is not is overdue from then on
 * @param lapsesAt when whoever is not answered for lapses
 * @param closedAt null while it is open
 * @param overdue whether it is open and due, with anybody unanswered, by the database's clock
 */
public record Round(
        RoundId id,
        WorkspaceId workspace,
        String workspaceName,
        Instant openedAt,
        Instant dueAt,
        Instant lapsesAt,
        @Nullable Instant closedAt,
        boolean overdue,
        int people,
        int unanswered,
        int confirmed,
        int withdrawn,
        int lapsed) {

    public boolean open() {
        return closedAt == null;
    }

    /** How many are no question any more. */
    public int answered() {
        return people - unanswered;
    }
}
