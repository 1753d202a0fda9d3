package org.entente.notification.ui;

import com.vaadin.flow.component.Component;

/** What waits for the person whose page it is, and how a page shows and follows it. */
interface Waits {

    /** How much, at this moment. */
    int count();

    /** That in words, for who cannot see the number. */
    String inWords(int count);

    /**
     * A list of it that stays true while it is shown.
     *
     * @param most how many rows at most
     * @param onlyWaiting whether what was seen already is left out
     * @param left is run when the reader follows one
     */
    Component list(int most, boolean onlyWaiting, Runnable left);

    /** Runs this on the component's page, and as its person, whenever what waits may have changed. */
    void follow(Component component, Runnable readAgain);
}
