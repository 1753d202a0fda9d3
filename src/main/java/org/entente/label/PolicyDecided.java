package org.entente.label;

/** More of what the newest policies permit is decided; told about every second, and at the end. */
public record PolicyDecided() {}
