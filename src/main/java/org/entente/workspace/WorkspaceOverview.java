package org.entente.workspace;

/**
 * A workspace as an administrator's list shows it.
 *
 * @param admitted how many members are admitted to it
 */
public record WorkspaceOverview(Workspace workspace, int admitted) {}
