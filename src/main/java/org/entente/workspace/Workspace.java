package org.entente.workspace;

import org.entente.label.policy.Classification;
import org.entente.shared.WorkspaceId;
import org.jspecify.annotations.Nullable;

/**
 * A compartment.
 *
 * @param policy the name of the policy that the labels of what is in it are of
 * @param ceiling the highest level of that policy that may be put in it
 * @param commons whether every liaison officer reads it, admitted or not
 * @param myRole what the asker is in it; null for an administrator, who is not in it, and for a reader of the commons
 */
public record Workspace(
        WorkspaceId id,
        String name,
        String purpose,
        String policy,
        Classification ceiling,
        State state,
        boolean commons,
        @Nullable AdmissionRole myRole,
        int version) {

    /** Whether things may still be changed in it. */
    public enum State {
        ACTIVE,
        SEALED
    }

    /** Whether the asker may add to it and change what is in it. */
    public boolean writable() {
        return state == State.ACTIVE && (myRole == AdmissionRole.LEAD || myRole == AdmissionRole.CONTRIBUTOR);
    }
}
