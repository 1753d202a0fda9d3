package org.entente.spill;

import java.time.Instant;
import org.entente.shared.MemberId;
import org.entente.shared.NationCode;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who had an object while it was wrong.
 *
 * @param taken how often it was downloaded or exported
 * @param worked how often it was made, changed or otherwise written
 * @param vouched false where no entry that says so came through the portal, so that this person may never have had it
 * @param informed null while nobody was told, and afterwards for who could not be told here
 * @param acknowledged when that person said that no copy is left
 */
public record SpillPerson(
        MemberId member,
        String name,
        NationCode nation,
        long opened,
        long taken,
        long worked,
        Instant first,
        Instant last,
        boolean vouched,
        @Nullable Instant informed,
        @Nullable Instant acknowledged) {}
