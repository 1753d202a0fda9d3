package org.entente.uikit;

import com.vaadin.flow.component.Component;
import org.entente.shared.SubjectKind;

/**
 * A bean by which a feature adds a tab to the page of another feature's object, such as the files of an exercise plan. Neither
 * knows the other. Asked only for objects that the reader was given.
 */
public interface SubjectSection {

    /** Names the tab in the page's address: lower-case letters and hyphens, not translated. */
    String key();

    /** The tab's text, in the page's language. */
    String title();

    /** Tabs stand by rising order. */
    int order();

    /** Whether the feature has anything to do with objects of that kind. */
    boolean isFor(SubjectKind kind);

    /** A fresh component with what the feature has about the object. */
    Component content(Subject subject);
}
