package org.entente.agreement;

import java.time.LocalDate;
import org.entente.agreement.law.Party;
import org.entente.agreement.law.Standing;
import org.entente.shared.WorkspaceId;
import org.jspecify.annotations.Nullable;

/**
 * Which agreements are wanted; what is given combines.
 *
 * @param workspace null: all of the asker's
 * @param text part of the title or short title, in any case
 * @param party one that negotiated it or did something about it
 * @param standing how it stands on the day
 * @param day the day that statuses are told for
 */
public record AgreementQuery(
        @Nullable WorkspaceId workspace,
        @Nullable String text,
        @Nullable Party party,
        @Nullable AgreementKind kind,
        @Nullable Boolean binding,
        @Nullable Standing standing,
        @Nullable AgreementId parent,
        LocalDate day,
        Order order,
        boolean descending) {

    /** What a list is ordered by. */
    public enum Order {
        TITLE,
        DATE
    }

    /** All agreements of a workspace, or of all with null, the latest first. */
    public static AgreementQuery of(@Nullable WorkspaceId workspace, LocalDate day) {
        return new AgreementQuery(workspace, null, null, null, null, null, null, day, Order.DATE, true);
    }

    /** Those that match a text, in all workspaces. */
    public static AgreementQuery matching(String text, LocalDate day) {
        return new AgreementQuery(null, text, null, null, null, null, null, day, Order.TITLE, false);
    }

    /** Those that stand directly under one. */
    public static AgreementQuery under(AgreementId parent, LocalDate day) {
        return new AgreementQuery(null, null, null, null, null, null, parent, day, Order.DATE, false);
    }

    /** The same, in another order. */
    public AgreementQuery ordered(Order by, boolean down) {
        return new AgreementQuery(workspace, text, party, kind, binding, standing, parent, day, by, down);
    }
}
