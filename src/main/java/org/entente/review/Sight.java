package org.entente.review;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.entente.label.Clearances;
import org.entente.shared.NationCode;
import org.jspecify.annotations.Nullable;

/**
 * Whether one person could read an object at a moment, and by what.
 *
 * @param barriers all that stood between them; empty if the person could
 * @param role of the member, then
 * @param state of the member, then: a name of a member's state
 * @param nationState of the nation, then
 * @param admittedAs what the person might do in the workspace; null if not admitted by name
 */
public record Sight(
        UUID member,
        String name,
        NationCode nation,
        List<Barrier> barriers,
        String role,
        String state,
        String nationState,
        @Nullable LocalDate tourEndsOn,
        Clearances clearances,
        Instant clearedSince,
        @Nullable LocalDate clearanceEndsOn,
        @Nullable String admittedAs,
        @Nullable Instant admittedSince) {

    public Sight {
        barriers = List.copyOf(barriers);
    }

    public boolean could() {
        return barriers.isEmpty();
    }
}
