package org.entente.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the auditor looks for; a null means any.
 *
 * @param actorName part of a name, any case
 * @param nation alpha-3
 * @param objectId a public id, or the beginning of one
 * @param from first instant, inclusive
 * @param until last instant, exclusive
 */
public record AuditQuery(
        @Nullable String actorName,
        @Nullable String nation,
        @Nullable AuditAction action,
        @Nullable Outcome outcome,
        @Nullable String objectId,
        @Nullable String workspaceName,
        @Nullable Instant from,
        @Nullable Instant until) {

    public static final AuditQuery ALL = new AuditQuery(null, null, null, null, null, null, null, null);
}
