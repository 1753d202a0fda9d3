package org.entente.audit.verify;

/** Why an entry is not proved. */
public enum Problem {
    /** The checkpoint is not signed by the log's key, or is of another log. */
    NOT_SIGNED,
    /** A signature says that it is by a key, and is not. */
    SIGNATURE_WRONG,
    /** A witness that was named has cosigned nothing here. */
    NOT_COSIGNED,
    /** Nobody gave a key for it: whoever made the bundle may have made the key too. */
    ONLY_CLAIMED,
    /** The tree does not continue the one that was signed before: two histories under one name. */
    FORKED,
    /** There was a larger log: it was cut, or restored from an old backup. */
    SHORTER,
    /** The tiles do not give the root that was signed. */
    ROOT_WRONG,
    TILE_MISSING,
    /** A tile is not what its parent says. */
    TILE_ALTERED,
    ENTRY_ALTERED,
    ENTRY_MISSING,
    /** There are more entries than were signed for. */
    ENTRY_TOO_MANY,
    /** The entries do not ascend. */
    DISORDER,
    DUPLICATE,
    /** A line that should hold an entry does not. */
    ENTRY_UNREADABLE,
    /** What a bundle says of itself is not so. */
    MISSTATED
}
