package org.entente.label;

/** A policy may not be loaded beside those that are there: nothing of it was. */
public class PolicyNotAccepted extends RuntimeException {

    private final PolicyObjection objection;

    PolicyNotAccepted(PolicyObjection objection) {
        super(objection.kind().name());
        this.objection = objection;
    }

    /** What stands against it. */
    public PolicyObjection objection() {
        return objection;
    }
}
