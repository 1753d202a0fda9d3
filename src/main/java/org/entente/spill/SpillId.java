package org.entente.spill;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.entente.shared.PublicId;

/** The public id of a case. */
public record SpillId(UUID value) {

    /** By which people call it: the first eight digits. It tells of no other case. */
    public String number() {
        return value.toString().substring(0, 8).toUpperCase(Locale.ROOT);
    }

    /** The id that an address holds; empty for anything else. */
    public static Optional<SpillId> parse(String text) {
        return PublicId.parse(text).map(SpillId::new);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
