package org.entente.uikit;

import com.vaadin.flow.component.Component;
import org.entente.shared.WorkspaceId;

/** A bean by which a feature adds to the page on which administrators manage a workspace, without anything of what is in it. */
public interface WorkspaceOversight {

    /** The heading, in the page's language. */
    String title();

    /** Parts stand by rising order, after the workspace's terms and whoever is admitted. */
    int order();

    /** A fresh component with what there is to manage. */
    Component content(WorkspaceId workspace);
}
