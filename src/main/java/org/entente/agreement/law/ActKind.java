package org.entente.agreement.law;

/**
 * What a party, or all of them together, can do about an agreement, in the terms of the Vienna Convention on the Law of Treaties
 * (1969) and of depositaries. Names are stored and never reused.
 */
public enum ActKind {
    /** Signature subject to ratification, acceptance or approval: no consent to be bound yet (articles 14 and 18). */
    SIGNATURE(Whose.PARTY),
    /** Signature that a later confirmation makes definitive (article 12, paragraph 2 b). */
    SIGNATURE_AD_REFERENDUM(Whose.PARTY),
    /** Signature that expresses consent to be bound (article 12). */
    DEFINITIVE_SIGNATURE(Whose.PARTY),
    /** A note or another instrument exchanged, which expresses consent (article 13). */
    EXCHANGE_OF_NOTES(Whose.PARTY),
    /** Articles 14 and 16. */
    RATIFICATION(Whose.PARTY),
    /** Articles 14 and 16. */
    ACCEPTANCE(Whose.PARTY),
    /** Articles 14 and 16. */
    APPROVAL(Whose.PARTY),
    /** Consent of one that had not signed (articles 15 and 16). */
    ACCESSION(Whose.PARTY),
    /** What an international organisation does where a state ratifies (Vienna Convention of 1986, article 2). */
    FORMAL_CONFIRMATION(Whose.PARTY),
    /** A successor state is a party from the date that is told (Vienna Convention on Succession of 1978, article 23). */
    SUCCESSION(Whose.PARTY),
    /** Consent by any other means that was agreed (article 11). */
    OTHER_CONSENT(Whose.PARTY),
    /** The depositary's word on when it entered into force, for a party or, without one, for the whole (article 77). */
    ENTRY_INTO_FORCE(Whose.EITHER),
    /** Article 25, paragraph 1. */
    PROVISIONAL_APPLICATION(Whose.EITHER),
    /** Article 25, paragraph 2. */
    PROVISIONAL_APPLICATION_ENDED(Whose.EITHER),
    /** Articles 19 to 23. */
    RESERVATION(Whose.PARTY),
    /** Article 22. */
    RESERVATION_WITHDRAWN(Whose.PARTY),
    /** An objection to another's reservation that leaves the agreement in force between the two (articles 20 and 21). */
    OBJECTION(Whose.PARTY),
    /** An objection that keeps the agreement from entering into force between the two (article 20, paragraph 4 b). */
    OBJECTION_TO_ENTRY(Whose.PARTY),
    DECLARATION(Whose.PARTY),
    /** Notice of withdrawal or denunciation (articles 54, 56 and 65). */
    WITHDRAWAL_NOTICE(Whose.PARTY),
    /** A notice given before the end of a term that the agreement shall not be renewed. */
    NON_RENEWAL_NOTICE(Whose.PARTY),
    /** A notice taken back before it took effect (article 68). */
    NOTICE_REVOKED(Whose.PARTY),
    /** Articles 57 and 58: of the whole, or with one party. */
    SUSPENSION(Whose.EITHER),
    RESUMPTION(Whose.EITHER),
    /** Termination of the whole by consent of all, or by a later agreement (articles 54 b and 59). */
    TERMINATION(Whose.ALL),
    /** Articles 39 to 41. */
    AMENDMENT(Whose.EITHER);

    private enum Whose {
        PARTY,
        EITHER,
        ALL
    }

    private final Whose whose;

    ActKind(Whose whose) {
        this.whose = whose;
    }

    /** Whether it is an act of one party and names it. */
    public boolean needsParty() {
        return whose == Whose.PARTY;
    }

    /** Whether one party may do it. */
    public boolean mayNameParty() {
        return whose != Whose.ALL;
    }

    /** Whether it speaks of another party: whose reservation is objected to. */
    public boolean needsOther() {
        return this == OBJECTION || this == OBJECTION_TO_ENTRY;
    }

    /** Whether it expresses consent to be bound (article 11). */
    public boolean isConsent() {
        return switch (this) {
            case DEFINITIVE_SIGNATURE,
                    EXCHANGE_OF_NOTES,
                    RATIFICATION,
                    ACCEPTANCE,
                    APPROVAL,
                    ACCESSION,
                    FORMAL_CONFIRMATION,
                    SUCCESSION,
                    OTHER_CONSENT -> true;
            default -> false;
        };
    }

    public boolean isSignature() {
        return this == SIGNATURE || this == SIGNATURE_AD_REFERENDUM || this == DEFINITIVE_SIGNATURE;
    }

    /** Whether it is a notice that takes effect later. */
    public boolean isNotice() {
        return this == WITHDRAWAL_NOTICE || this == NON_RENEWAL_NOTICE;
    }
}
