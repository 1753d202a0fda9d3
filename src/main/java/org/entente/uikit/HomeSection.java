package org.entente.uikit;

import com.vaadin.flow.component.Component;

/** A bean by which a feature adds to the start page. Asked as the person who is signed in, each time the page is opened. */
public interface HomeSection {

    /** The heading, in the page's language. */
    String title();

    /** Sections stand by rising order. */
    int order();

    /** Whether this person has any use for it; nothing else is asked of the section if not. */
    boolean shown();

    /** A fresh component: the content, or the empty state that begins it. */
    Component content();
}
