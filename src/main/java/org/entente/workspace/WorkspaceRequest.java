package org.entente.workspace;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.entente.label.policy.Classification;
import org.entente.shared.NationCode;

/**
 * A workspace that a liaison officer asked for.
 *
 * @param policy the name of the policy that its labels are to be of
 * @param ceiling the highest level of that policy that may be put in it
 * @param nations whose people are to be admitted; the asker's own among them or not
 * @param requesterName who asked, and leads it once it is there
 */
public record WorkspaceRequest(
        UUID id,
        String name,
        String purpose,
        String policy,
        Classification ceiling,
        List<NationCode> nations,
        State state,
        String requesterName,
        NationCode requesterNation,
        Instant requestedAt) {

    /** The terms in which it was asked for. */
    public WorkspaceData terms() {
        return new WorkspaceData(name, purpose, policy, ceiling.name());
    }

    /** How far it has come. */
    public enum State {
        WAITING,
        APPROVED,
        DECLINED,
        WITHDRAWN
    }
}
