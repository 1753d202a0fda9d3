package org.entente.label;

/**
 * A level of a security policy.
 *
 * @param rank its place in the policy's hierarchy, 0 is the lowest
 * @param colour the policy's colour for it, {@code #RRGGBB}; never the only sign of the level
 * @param portionMark its short form in portion markings
 */
public record Classification(String name, int rank, String colour, String portionMark) {}
