package org.entente.training;

import java.util.Optional;
import java.util.UUID;
import org.entente.shared.PublicId;

/** The public address of an iteration of a course. */
public record IterationId(UUID value) {

    /** Reads an address that anyone may have typed; empty if it is none. */
    public static Optional<IterationId> parse(String text) {
        return PublicId.parse(text).map(IterationId::new);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
