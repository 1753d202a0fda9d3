package org.entente.training;

import java.util.Set;

/** How an iteration stands. Names are stored: they are never renamed or reused. */
public enum IterationState {
    /** Its dates are known; it takes no nominations yet. */
    PLANNED,
    /** It takes nominations, up to the last day for them. */
    OPEN,
    /** It takes no more nominations; seats that are freed still go to those who wait. */
    CLOSED,
    HELD,
    /** All its nominations are declined. */
    CANCELLED;

    /** What may follow. */
    public Set<IterationState> next() {
        return switch (this) {
            case PLANNED -> Set.of(OPEN, CANCELLED);
            case OPEN -> Set.of(CLOSED, CANCELLED);
            case CLOSED -> Set.of(OPEN, HELD, CANCELLED);
            case HELD, CANCELLED -> Set.of();
        };
    }
}
