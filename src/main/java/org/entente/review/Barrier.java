package org.entente.review;

/** What stood between a person and an object; in the order in which a reason is told. */
public enum Barrier {
    MEMBER_NOT_ACTIVE,
    TOUR_ENDED,
    NATION_NOT_ACTIVE,
    ROLE,
    NOT_ADMITTED,
    CLEARANCE_ENDED,
    LABEL,
    AUDIENCE
}
