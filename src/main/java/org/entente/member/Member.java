package org.entente.member;

import java.time.LocalDate;
import org.entente.label.Clearances;
import org.entente.shared.MemberId;
import org.entente.shared.NationCode;
import org.jspecify.annotations.Nullable;

/**
 * A member as administrators see one.
 *
 * @param role one of {@link org.entente.access.Roles}
 * @param tourEndsOn the last day of the tour; null while it is open
 * @param clearanceEndsOn the last day on which the clearance holds; null while it is open
 */
public record Member(
        MemberId id,
        String username,
        String displayName,
        NationCode nation,
        String role,
        State state,
        Clearances clearances,
        @Nullable LocalDate tourEndsOn,
        @Nullable LocalDate clearanceEndsOn,
        int version) {

    /** Whether the member may act. */
    public enum State {
        ACTIVE,
        SUSPENDED,
        ENDED,
        /** A second person has yet to agree. */
        AWAITING
    }
}
