package org.entente.workspace;

/** Only liaison officers are admitted to workspaces, and only to workspaces that exist: nothing was written. */
public class NotAdmissible extends RuntimeException {

    NotAdmissible() {
        super("No such workspace, or no liaison officer");
    }
}
