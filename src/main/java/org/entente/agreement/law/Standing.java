package org.entente.agreement.law;

/** How it stands with an agreement as a whole. */
public enum Standing {
    NOT_IN_FORCE,
    PROVISIONAL,
    IN_FORCE,
    SUSPENDED,
    ENDED
}
