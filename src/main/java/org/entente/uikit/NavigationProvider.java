package org.entente.uikit;

import com.vaadin.flow.shared.Registration;
import java.util.List;

/** A bean by which a feature adds to the side navigation. Asked for each page, as the person who is signed in. */
@FunctionalInterface
public interface NavigationProvider {

    /** The entries, in the page's language; empty if this person may not use the feature. */
    List<NavigationItem> items();

    /**
     * Calls back whenever the entries may have changed, on any thread, until the registration is removed: the frame then asks
     * for them anew, as the person whose page it is.
     */
    default Registration onChange(Runnable changed) {
        return () -> {};
    }
}
