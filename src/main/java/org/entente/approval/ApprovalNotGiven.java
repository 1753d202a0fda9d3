package org.entente.approval;

/** A second person declined, or the first withdrew: what waited for it is given up, in the same transaction. */
public record ApprovalNotGiven(ApprovalId id, ApprovalAsk asked) {}
