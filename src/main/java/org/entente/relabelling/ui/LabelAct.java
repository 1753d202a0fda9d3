package org.entente.relabelling.ui;

/** A bean by which a feature adds something to do with whatever has a label, on each page where such a thing is. */
public interface LabelAct {

    /** What stands on the button, or in the menu. */
    String name();

    /**
     * Begins it, as the person who is signed in.
     *
     * @param changed is run if the page has to be read again
     */
    void begin(LabelTarget target, Runnable changed);
}
