package org.entente.watching;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.entente.audit.AuditAction;
import org.entente.audit.ObjectUse;
import org.jspecify.annotations.Nullable;

/**
 * What a rule found.
 *
 * @param subject whom it is about where that is no member: the digest of a user name; otherwise of no use to a reader
 * @param member null where nobody is known
 * @param name as in the entries, or of a witness's key; null where nobody is known
 * @param firstAt of the first entry of it; for an account that woke, of the sign-in before; when a silent witness was heard last
 * @param lastEntry null where no entry tells of it
 * @param times how many entries; at odd hours, how many sign-ins the rule compared with; at a standstill, how many waited; how many
 *     findings a check of the log has
 * @param setting the rule as it was set when the alert was raised
 * @param answer null while it is open
 */
public record Alert(
        UUID id,
        String subject,
        @Nullable UUID member,
        @Nullable String name,
        @Nullable String nation,
        @Nullable String action,
        Instant firstAt,
        @Nullable UUID lastEntry,
        Instant lastAt,
        int times,
        RuleSetting setting,
        Instant raisedAt,
        @Nullable Answer answer) {

    /** Who acknowledged it, and why it needs no more. */
    public record Answer(Instant at, UUID by, @Nullable String name, String note) {}

    public WatchRule rule() {
        return setting.rule();
    }

    /** What its entries tell of; empty where they may tell of anything. */
    public Set<AuditAction> actions() {
        return switch (rule()) {
            case MASS_DOWNLOAD -> ObjectUse.TAKEN_ALONG;
            case SIGN_IN_FAILURES -> Set.of(AuditAction.SIGN_IN_FAILED);
            default -> Set.of();
        };
    }

    public boolean isOpen() {
        return answer == null;
    }
}
