package org.entente.audit;

/**
 * Published in the transaction in which a witness says that it cosigned a tree of this log's key that this log does not have.
 *
 * @param witness the name of its key
 * @param size how many entries that tree has
 */
public record LogDisputed(String witness, long size) {}
