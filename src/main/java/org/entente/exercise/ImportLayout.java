package org.entente.exercise;

/** Whose columns a file has. Names are stored: they are never renamed or reused. */
public enum ImportLayout {
    /** The portal's own. */
    PLAN_LIST,
    /** The Multinational Military Exercises list, version 7. */
    MME
}
