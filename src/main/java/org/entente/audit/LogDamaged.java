package org.entente.audit;

/** Published in the transaction of a check of the whole log that did not find it as it was sealed and signed. */
public record LogDamaged(int findings) {}
