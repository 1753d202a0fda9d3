package org.entente.audit;

import org.jspecify.annotations.Nullable;

/** What an entry may speak of. */
public enum ObjectKind {
    SESSION,
    ROUTE,
    SERVICE,
    NATION,
    POLICY,
    CLEARANCE,
    MEMBER,
    WORKSPACE,
    WORKSPACE_REQUEST,
    APPROVAL,
    RECERTIFICATION,
    EXERCISE_PLAN,
    AGREEMENT,
    EXERCISE_SECTION,
    EXERCISE_IMPORT,
    COURSE,
    COURSE_ITERATION,
    NOMINATION,
    TRAINING_IMPORT,
    AGREEMENT_IMPORT,
    DOCUMENT,
    LABEL_CHANGE,
    SPILL,
    CONVERSATION,
    MESSAGE,
    CALENDAR,
    WITNESS,
    ALERT,
    WATCH_RULE,
    AUDIT;

    /** What an entry says; null for what is no kind, which no portal enters. */
    public static @Nullable ObjectKind of(@Nullable String stored) {
        try {
            return stored == null ? null : valueOf(stored);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
