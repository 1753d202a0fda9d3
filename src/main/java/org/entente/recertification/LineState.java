package org.entente.recertification;

/** What became of an admission in a round. */
public enum LineState {
    /** Nobody has answered. */
    OPEN,
    /** It stays, until the next round. */
    CONFIRMED,
    /** Somebody took it away, with a reason. */
    WITHDRAWN,
    /** Nobody answered in time, which took it away. */
    LAPSED,
    /** An administrator removed it meanwhile. */
    REMOVED,
    /** An administrator gave the member another role meanwhile, which is confirmed in the next round. */
    CHANGED
}
