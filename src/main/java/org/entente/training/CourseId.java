package org.entente.training;

import java.util.Optional;
import java.util.UUID;
import org.entente.shared.PublicId;

/** The public address of a course. */
public record CourseId(UUID value) {

    /** Reads an address that anyone may have typed; empty if it is none. */
    public static Optional<CourseId> parse(String text) {
        return PublicId.parse(text).map(CourseId::new);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
