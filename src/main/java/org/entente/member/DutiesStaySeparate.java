package org.entente.member;

/** Nobody becomes an auditor who was something else, or something else who was an auditor: nothing was written. */
public class DutiesStaySeparate extends RuntimeException {

    DutiesStaySeparate() {
        super("Nobody audits what one did in another role");
    }
}
