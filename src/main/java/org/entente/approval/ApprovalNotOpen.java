package org.entente.approval;

/** The request was decided, was withdrawn or is too old: nothing was written. */
public class ApprovalNotOpen extends RuntimeException {

    ApprovalNotOpen() {
        super("The request does not wait any more");
    }
}
