package org.entente.audit.proof;

/** What may be wrong with the sealed log, as a node sees it. While it is, nothing is sealed, but for the last two. */
public enum LogTrouble {
    /** The tree, or its newest checkpoint, is not what was signed, or cannot be read. */
    BROKEN,
    /** The log has fewer entries than this node saw signed: it was cut, or restored from an old backup. */
    SHORTER,
    /** The log does not continue what this node saw signed. */
    FORKED,
    /** Nothing could be read where the last checkpoint is kept outside of the database: it begins anew. */
    ANCHOR_UNREADABLE,
    /** The last checkpoint cannot be kept outside of the database. */
    ANCHOR_NOT_KEPT
}
