package org.entente.workspace;

/** Somebody else changed the workspace since it was read: nothing was written. */
public class WorkspaceChangedMeanwhile extends RuntimeException {

    WorkspaceChangedMeanwhile() {
        super("The workspace was changed by somebody else");
    }
}
