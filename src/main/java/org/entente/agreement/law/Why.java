package org.entente.agreement.law;

/** The grounds of a status. The words for each stand in the bundle of agreements; {@link Reason} carries what goes into them. */
public enum Why {
    /** Instruments so far, instruments needed. */
    WAITS_FOR_INSTRUMENTS,
    /** Those whose consent is missing. */
    WAITS_FOR_PARTIES,
    /** The day fixed. */
    WAITS_FOR_DATE,
    /** Nothing recorded. */
    NO_ENTRY_RECORDED,
    /** Day of entry, day on which the condition was met. */
    ENTERS_ON,
    /** Day since when. */
    APPLIED_PROVISIONALLY,
    /** Day of entry; in all the next, too. */
    IN_FORCE_ON_DATE,
    /** And the number of parties. */
    IN_FORCE_SIGNED_BY_ALL,
    /** And the day of the last instrument, their number, the delay. */
    IN_FORCE_AFTER_INSTRUMENTS,
    /** And the day of the last instrument, the number of parties. */
    IN_FORCE_NAMED_CONSENTED,
    /** And the day of the last instrument, the number of parties. */
    IN_FORCE_ALL_CONSENTED,
    IN_FORCE_RECORDED,
    /** Day since when. */
    SUSPENDED_SINCE,
    /** First day after. */
    ENDED_TERMINATED,
    /** Last day. */
    ENDED_FIXED,
    /** First day after. */
    ENDED_TERM_OVER,
    /** First day after. */
    ENDED_TOO_FEW,
    PARTY_NONE,
    /** Day of signature. */
    PARTY_SIGNED,
    /** Day of consent. */
    PARTY_WAITS,
    /** Day of consent, day of entry. */
    PARTY_ENTERS_ON,
    /** Day since when. */
    PARTY_PROVISIONAL,
    /** Day of entry: one of those with whom the agreement entered into force. */
    PARTY_FROM_THE_START,
    /** Day of entry, day of consent. */
    PARTY_LATER,
    /** Day of entry. */
    PARTY_RECORDED,
    /** Day of entry, first day of withdrawal to come. */
    PARTY_LEAVING,
    /** Day since when. */
    PARTY_SUSPENDED,
    /** First day outside. */
    PARTY_WITHDRAWN,
    /** First day after the end of the whole. */
    PARTY_ENDED,
    /** The reserving and the objecting party. */
    OBJECTION_STANDS,
    /** The party that is not bound. */
    NOT_BOUND,
    /** Both are bound since. */
    BOUND_BETWEEN
}
