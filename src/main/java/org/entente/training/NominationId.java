package org.entente.training;

import java.util.Optional;
import java.util.UUID;
import org.entente.shared.PublicId;

/** The public address of a nomination. */
public record NominationId(UUID value) {

    /** Reads an address that anyone may have typed; empty if it is none. */
    public static Optional<NominationId> parse(String text) {
        return PublicId.parse(text).map(NominationId::new);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
