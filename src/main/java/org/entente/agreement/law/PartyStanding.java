package org.entente.agreement.law;

/** How it stands with an agreement for one party. */
public enum PartyStanding {
    /** No act of it is known. */
    NONE,
    /** Signed, not yet bound (Vienna Convention on the Law of Treaties, article 18). */
    SIGNED,
    /** Has consented; the agreement is not yet in force for it: a contracting state (article 2, paragraph 1 f). */
    CONSENTED,
    PROVISIONAL,
    /** A party (article 2, paragraph 1 g). */
    IN_FORCE,
    SUSPENDED,
    WITHDRAWN,
    ENDED
}
