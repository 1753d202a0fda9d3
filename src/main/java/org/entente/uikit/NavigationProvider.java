package org.entente.uikit;

import java.util.List;

/** A bean by which a feature adds to the side navigation. Asked once for each page, as the person who is signed in. */
@FunctionalInterface
public interface NavigationProvider {

    /** The entries, in the page's language; empty if this person may not use the feature. */
    List<NavigationItem> items();
}
