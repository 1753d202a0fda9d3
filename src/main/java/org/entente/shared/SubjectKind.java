package org.entente.shared;

/** The kinds of object that have a page of their own, on which other features may have something to add. */
public enum SubjectKind {
    EXERCISE_PLAN,
    DOCUMENT,
    MESSAGE,
    COURSE,
    AGREEMENT
}
