package org.entente.audit;

/** Published inside the transaction that enters a refusal, or in which an auditor reads entries: what is unread is another now. */
public record UnreadRefusalsChanged() {}
