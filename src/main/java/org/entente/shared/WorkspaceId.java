package org.entente.shared;

import java.util.Optional;
import java.util.UUID;

/** The public address of a workspace: random, so that it tells nothing of other workspaces. */
public record WorkspaceId(UUID value) {

    /** Reads an address that anyone may have typed; empty if it is none. */
    public static Optional<WorkspaceId> parse(String text) {
        return PublicId.parse(text).map(WorkspaceId::new);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
