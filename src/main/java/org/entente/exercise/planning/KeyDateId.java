package org.entente.exercise.planning;

import java.util.UUID;

/** The public id of a key date: random. */
public record KeyDateId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
