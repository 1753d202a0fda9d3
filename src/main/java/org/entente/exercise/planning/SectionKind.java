package org.entente.exercise.planning;

/** What a section of a plan is about, in the order in which plans usually tell it. Names are stored. */
public enum SectionKind {
    OBJECTIVES,
    SCENARIO,
    CONCEPT,
    FORCES,
    COMMAND,
    COMMUNICATIONS,
    LOGISTICS,
    TRAINING,
    SAFETY,
    VISITORS,
    OTHER
}
