package org.entente.exercise;

/** How far a plan has come. */
public enum ExerciseStatus {
    DRAFT,
    PLANNED,
    CONFIRMED,
    UNDER_WAY,
    COMPLETED,
    CANCELLED
}
