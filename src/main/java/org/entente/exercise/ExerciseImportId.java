package org.entente.exercise;

import java.util.Optional;
import java.util.UUID;
import org.entente.shared.PublicId;

/** The public address of a run of the import. */
public record ExerciseImportId(UUID value) {

    /** Reads an address that anyone may have typed; empty if it is none. */
    public static Optional<ExerciseImportId> parse(String text) {
        return PublicId.parse(text).map(ExerciseImportId::new);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
