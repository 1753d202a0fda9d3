package org.entente.label;

/** An interned label: equal labels have equal ids. */
public record LabelId(int value) {}
