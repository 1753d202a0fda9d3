package org.entente.label;

/** An interned clearance: equal clearances have equal ids. */
public record ClearanceId(int value) {}
