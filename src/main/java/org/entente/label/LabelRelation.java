package org.entente.label;

/** What a label does to an object that has another: whether anybody may come to read it. */
public enum LabelRelation {
    /** Both say the same. */
    SAME,
    /** Who was denied under the one is denied under the other: the change may be made at once. */
    RESTRICTS,
    /** Somebody may come to read the object, or nobody can tell: for its originating nation, and for two persons. */
    OPENS
}
