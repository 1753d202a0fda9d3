package org.entente.exercise;

/** There is no such plan for whoever asks. */
public class PlanNotThere extends RuntimeException {

    PlanNotThere() {
        super("There is no such plan");
    }
}
