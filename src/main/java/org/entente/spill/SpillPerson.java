package org.entente.spill;

import java.time.Instant;
import org.entente.shared.MemberId;
import org.entente.shared.NationCode;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who had an object while it was wrong.
 *
 * @param taken how often it was downloaded or exported
 * @param informed null while nobody was told, and afterwards for who could not be told here
 * @param acknowledged when that person said that no copy is left
 */
public record SpillPerson(
        MemberId member,
        String name,
        NationCode nation,
        long opened,
        long taken,
        Instant first,
        Instant last,
        @Nullable Instant informed,
        @Nullable Instant acknowledged) {}
