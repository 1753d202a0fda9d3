package org.entente.workspace;

/** The request was decided or withdrawn, or is not the asker's to decide: nothing was written. */
public class WorkspaceRequestNotOpen extends RuntimeException {

    WorkspaceRequestNotOpen() {
        super("The request does not wait any more");
    }
}
