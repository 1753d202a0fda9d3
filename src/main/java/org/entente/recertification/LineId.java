package org.entente.recertification;

import java.util.Optional;
import java.util.UUID;
import org.entente.shared.PublicId;

/** The public id of somebody's line in a round. */
public record LineId(UUID value) {

    /** The id that an address holds; empty for anything else. */
    public static Optional<LineId> parse(String text) {
        return PublicId.parse(text).map(LineId::new);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
