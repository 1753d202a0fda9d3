package org.entente.exercise;

/** The form of an exercise. */
public enum ExerciseKind {
    /** LIVEX: forces in the field, at sea or in the air. */
    LIVE,
    /** CPX: staffs and communications. */
    COMMAND_POST,
    /** CAX: staffs against a simulation. */
    COMPUTER_ASSISTED,
    /** TTX: discussion around a table. */
    TABLE_TOP,
    /** FTX: units train in the field. */
    FIELD_TRAINING,
    OTHER
}
