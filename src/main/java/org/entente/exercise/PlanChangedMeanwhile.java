package org.entente.exercise;

/** Somebody else changed the plan since it was read: nothing was written, and nothing is lost. */
public class PlanChangedMeanwhile extends RuntimeException {

    private final transient ExercisePlan current;

    PlanChangedMeanwhile(ExercisePlan current) {
        super("The plan was changed by somebody else");
        this.current = current;
    }

    /** The plan as it is now. */
    public ExercisePlan current() {
        return current;
    }
}
