package org.entente.exercise;

/** Where an exercise takes place, as forces divide the world. */
public enum ExerciseDomain {
    LAND,
    AIR,
    MARITIME,
    AMPHIBIOUS,
    CYBER,
    SPACE,
    INFORMATION
}
