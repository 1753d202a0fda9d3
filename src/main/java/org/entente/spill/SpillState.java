package org.entente.spill;

/** How far a case has come. Until it is released or relabelled, its object is frozen: nobody reads it. */
public enum SpillState {
    REPORTED,
    /** A false alarm: the object is as it was. */
    RELEASED,
    /** The object has the right label. */
    RELABELLED,
    /** Who had it is told. */
    INFORMED,
    CLOSED
}
