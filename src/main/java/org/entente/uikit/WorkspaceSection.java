package org.entente.uikit;

import com.vaadin.flow.component.Component;
import org.entente.shared.WorkspaceId;

/**
 * A bean by which a feature adds a tab to the page of each workspace. The page asks only for workspaces that its reader is
 * admitted to.
 */
public interface WorkspaceSection {

    /** Names the tab in the page's address: lower-case letters and hyphens, not translated. */
    String key();

    /** The tab's text, in the page's language. */
    String title();

    /** Tabs stand by rising order. */
    int order();

    /** Whether the reader has any use for the tab in that workspace; it is not there if not. */
    default boolean isFor(WorkspaceId workspace) {
        return true;
    }

    /**
     * A fresh component with what the feature has in the workspace.
     *
     * @param writable whether the reader may add to the workspace and change what is in it
     */
    Component content(WorkspaceId workspace, boolean writable);
}
