package org.entente.agreement.law;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One act about an agreement, as the state engine needs it.
 *
 * @param party whose act it is; null for an act of all, where the kind allows it
 * @param on the day of the act: of signature, deposit, or receipt of a notice
 * @param effectiveOn the first day of a notice's effect, where it is recorded; null where the agreement's rule decides
 * @param other whose reservation is objected to; null for other kinds
 */
public record Act(
        ActKind kind,
        @Nullable Party party,
        LocalDate on,
        @Nullable LocalDate effectiveOn,
        @Nullable Party other) {

    /** @throws IllegalArgumentException if the kind and the rest do not go together */
    public Act {
        if (kind.needsParty() && party == null) {
            throw new IllegalArgumentException("An act of this kind names its party");
        }
        if (!kind.mayNameParty() && party != null) {
            throw new IllegalArgumentException("An act of this kind is of all parties");
        }
        if (kind.needsOther() != (other != null) || (other != null && other.equals(party))) {
            throw new IllegalArgumentException("An objection, and nothing else, names another party");
        }
        if (effectiveOn != null && (!kind.isNotice() || effectiveOn.isBefore(on))) {
            throw new IllegalArgumentException(
                    "A notice, and nothing else, has a day of effect, not before it is given");
        }
    }

    public static Act of(ActKind kind, Party party, LocalDate on) {
        return new Act(kind, party, on, null, null);
    }

    /** An act of all parties, or of the depositary about the whole. */
    public static Act ofAll(ActKind kind, LocalDate on) {
        return new Act(kind, null, on, null, null);
    }

    boolean isBy(Party someone) {
        return someone.equals(party);
    }
}
