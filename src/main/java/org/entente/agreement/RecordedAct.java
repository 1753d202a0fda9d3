package org.entente.agreement;

import java.time.Instant;
import java.util.UUID;
import org.entente.agreement.law.Act;
import org.jspecify.annotations.Nullable;

/**
 * An act as it stands in the register.
 *
 * @param note the text of a reservation or declaration, or where the act is told; up to 1,000 characters
 * @param by who recorded it, if the reader may know of that person
 */
public record RecordedAct(
        UUID id,
        Act act,
        String note,
        Instant recordedAt,
        @Nullable String by) {

    public static final int NOTE_LENGTH = 1000;
}
