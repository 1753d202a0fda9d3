package org.entente.exercise;

import org.entente.audit.Refusal;

/** There is no such plan for whoever asks. */
public class PlanNotThere extends RuntimeException implements Refusal {

    PlanNotThere() {
        super("There is no such plan");
    }

    @Override
    public String reason() {
        return "NOT_THERE";
    }

    @Override
    public Entry entry() {
        return Entry.NOT_GIVEN;
    }
}
