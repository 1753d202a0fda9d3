package org.entente.testing.bench;

import java.util.List;

/**
 * Something to measure: one line of what is told.
 *
 * @param least rows that the questions find together, for a listing that finds nothing unawares tells nothing
 * @param questions asked one after the other and over again, so that no side learns one by heart
 */
public record Listing<Q>(String name, int least, List<Q> questions) {}
