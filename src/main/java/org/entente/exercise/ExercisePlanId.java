package org.entente.exercise;

import java.util.Optional;
import java.util.UUID;
import org.entente.shared.PublicId;

/** The public address of a plan: random, so that it tells nothing of other plans. */
public record ExercisePlanId(UUID value) {

    /** Reads an address that anyone may have typed; empty if it is none. */
    public static Optional<ExercisePlanId> parse(String text) {
        return PublicId.parse(text).map(ExercisePlanId::new);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
