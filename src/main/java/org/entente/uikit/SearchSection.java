package org.entente.uikit;

import com.vaadin.flow.component.Component;

/** A bean by which a feature answers the search field of the frame. Asked as the person who searches. */
public interface SearchSection {

    /** Names the section in the page's address: lower-case letters and hyphens, not translated. */
    String key();

    /** The section's title, in the page's language. */
    String title();

    /** Sections stand by rising order. */
    int order();

    /**
     * A fresh component with what the person may read of it that matches, or the empty state that says there is nothing.
     *
     * @param text what was typed: not blank, at most 200 characters
     */
    Component results(String text);
}
