package org.entente.label;

/**
 * A label as people read it.
 *
 * @param banner the long form for the top and the bottom of a page
 * @param portion the short form in brackets, before a title
 * @param colour the level's colour, {@code #RRGGBB}
 * @param rank the level's rank in its policy, 0 is the lowest
 */
public record Marking(String banner, String portion, String colour, int rank) {}
