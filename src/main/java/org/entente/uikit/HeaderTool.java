package org.entente.uikit;

import com.vaadin.flow.component.Component;

/** A bean by which a feature adds to the header of every page. Asked for each page, as the person who is signed in. */
public interface HeaderTool {

    /** Tools stand by rising order, before the clock. */
    int order();

    /** Whether this person has any use for it. */
    boolean shown();

    /** A fresh component, small enough for the header of a phone. */
    Component content();
}
