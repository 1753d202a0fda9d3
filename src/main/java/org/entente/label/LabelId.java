package org.entente.label;

/** An interned label: equal labels have equal ids. */
public record LabelId(int value) {

    /** Of {@link ConfidentialityLabel#FROZEN}. */
    public static final LabelId FROZEN = new LabelId(0);
}
