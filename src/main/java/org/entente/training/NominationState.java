package org.entente.training;

import java.util.Set;

/** How a nomination stands, and who may take it further. Names are stored: they are never renamed or reused. */
public enum NominationState {
    /** Waits for the nation that gives the course. */
    NOMINATED,
    /** Would be approved if a seat were free. The first one for whom a seat becomes free is approved without being asked. */
    WAITING,
    /** Has a seat, if the nominating nation confirms it. */
    APPROVED,
    /** Has a seat. */
    CONFIRMED,
    DECLINED,
    WITHDRAWN;

    /** Who takes a step. */
    public enum Side {
        /** The nation that gives the course. */
        PROVIDER,
        /** The nation that nominates. */
        NOMINATOR
    }

    /** The steps that a side may take from here. Between NOMINATED and APPROVED or WAITING the free seats decide. */
    public Set<NominationState> next(Side side) {
        return switch (side) {
            case PROVIDER ->
                switch (this) {
                    case NOMINATED -> Set.of(APPROVED, WAITING, DECLINED);
                    case WAITING, APPROVED, CONFIRMED -> Set.of(DECLINED);
                    case DECLINED, WITHDRAWN -> Set.of();
                };
            case NOMINATOR ->
                switch (this) {
                    case APPROVED -> Set.of(CONFIRMED, WITHDRAWN);
                    case NOMINATED, WAITING, CONFIRMED -> Set.of(WITHDRAWN);
                    case DECLINED, WITHDRAWN -> Set.of();
                };
        };
    }

    /** Whether the person has a seat. */
    public boolean hasSeat() {
        return this == APPROVED || this == CONFIRMED;
    }
}
