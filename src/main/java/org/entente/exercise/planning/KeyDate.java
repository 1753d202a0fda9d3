package org.entente.exercise.planning;

/** A key date of a plan as it is stored. */
public record KeyDate(KeyDateId id, KeyDateData data, int version) {}
