package org.entente.imports;

import java.util.Locale;
import org.entente.audit.ObjectKind;

/** Whose rows a list holds. Names are stored: they are never renamed or reused. */
public enum ImportKind {
    EXERCISE(ObjectKind.EXERCISE_IMPORT),
    TRAINING(ObjectKind.TRAINING_IMPORT),
    AGREEMENT(ObjectKind.AGREEMENT_IMPORT);

    private final ObjectKind objectKind;

    ImportKind(ObjectKind objectKind) {
        this.objectKind = objectKind;
    }

    /** What entries in the audit log call a run of this kind. */
    public ObjectKind objectKind() {
        return objectKind;
    }

    /** The area of the words that tell of it, such as {@code exercise}. */
    public String area() {
        return name().toLowerCase(Locale.ROOT);
    }
}
