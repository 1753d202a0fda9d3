package org.entente.training;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.entente.shared.NationCode;
import org.jspecify.annotations.Nullable;

/**
 * A person put forward for a seat.
 *
 * @param nation whose person it is
 * @param originator the nation that gives the course
 * @param place on the waiting list, 1 is the next; null unless it waits and the asker's nation gives the course, for it tells of
 *     other nations' people
 */
public record Nomination(
        NominationId id,
        IterationId iteration,
        NationCode nation,
        NationCode originator,
        Nominee nominee,
        NominationState state,
        @Nullable Integer place,
        Instant nominatedAt) {

    /** The steps that a nation may take with it now. */
    public Set<NominationState> next(NationCode asker) {
        Set<NominationState> steps = EnumSet.noneOf(NominationState.class);
        if (asker.equals(originator)) {
            steps.addAll(state.next(NominationState.Side.PROVIDER));
        }
        if (asker.equals(nation)) {
            steps.addAll(state.next(NominationState.Side.NOMINATOR));
        }
        return steps;
    }
}
