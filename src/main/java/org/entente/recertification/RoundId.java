package org.entente.recertification;

import java.util.UUID;

/** The public id of a round. */
public record RoundId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
