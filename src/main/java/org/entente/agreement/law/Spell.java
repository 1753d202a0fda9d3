package org.entente.agreement.law;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A party's time under its consent. Whoever leaves and comes back has two.
 *
 * @param by the act that began it
 * @param entry the first day on which the agreement is in force for the party; null if that never comes
 * @param recorded whether the depositary told that day
 * @param until the first day outside; null while no notice ends it
 */
public record Spell(
        Act by,
        @Nullable LocalDate entry,
        boolean recorded,
        @Nullable LocalDate until) {

    /** Whether its consent stands on a day. */
    public boolean covers(LocalDate day) {
        return !day.isBefore(by.on()) && (until == null || day.isBefore(until));
    }

    /** Whether it is bound on a day, as far as it depends on the party. */
    public boolean binds(LocalDate day) {
        return covers(day) && entry != null && !day.isBefore(entry);
    }
}
