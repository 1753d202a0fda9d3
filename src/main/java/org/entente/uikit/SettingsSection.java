package org.entente.uikit;

import com.vaadin.flow.component.Component;

/** A bean by which a feature adds to the page on which people set what concerns themselves. */
public interface SettingsSection {

    /** The heading, in the page's language. */
    String title();

    /** Sections stand by rising order. */
    int order();

    /** Whether this person has any use for it; nothing else is asked of the section if not. */
    boolean shown();

    /** A fresh component. What is changed in it is kept at once, or by a button of its own. */
    Component content();
}
