package org.entente.approval;

/** Whoever asked, or whom it is about, does not decide: nothing was written but the entry of the attempt. */
public class TakesAnotherPerson extends RuntimeException {

    TakesAnotherPerson() {
        super("Whoever asked, or whom it is about, does not decide");
    }
}
