package org.entente.exercise.planning;

import java.util.UUID;

/** The public id of a section: random. */
public record PlanSectionId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
