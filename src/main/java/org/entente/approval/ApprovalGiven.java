package org.entente.approval;

/** A second person agreed: whoever the act belongs to does it now, in the same transaction, or the agreement is undone. */
public record ApprovalGiven(ApprovalId id, ApprovalAsk asked) {}
