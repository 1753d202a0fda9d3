package org.entente.exercise.planning;

/** Somebody else changed this part of the plan since it was read: nothing was written. */
public class PartChangedMeanwhile extends RuntimeException {

    PartChangedMeanwhile() {
        super("Changed by somebody else");
    }
}
