package org.entente.audit.trail;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.entente.audit.AuditAction;
import org.entente.audit.ObjectKind;
import org.entente.audit.Outcome;
import org.entente.shared.WorkspaceId;
import org.jspecify.annotations.Nullable;

/**
 * What the auditor looks for; all of it must be so of an entry. A null, or no action, means any.
 *
 * @param actor who did it
 * @param actorName part of the name of who did it, any case
 * @param nation alpha-3, of who did it
 * @param workspace the compartment it happened in
 * @param objectId a public id, or the beginning of one
 * @param actions any of these
 * @param from first instant, inclusive
 * @param until last instant, exclusive
 * @param origins any of these; what is not sealed yet has none. With {@link EntryOrigin#MISSING} also those of which nothing is left
 */
public record AuditQuery(
        @Nullable UUID actor,
        @Nullable String actorName,
        @Nullable String nation,
        @Nullable WorkspaceId workspace,
        @Nullable ObjectKind objectKind,
        @Nullable String objectId,
        Set<AuditAction> actions,
        @Nullable Outcome outcome,
        @Nullable Instant from,
        @Nullable Instant until,
        Set<EntryOrigin> origins) {

    public static final AuditQuery ALL =
            new AuditQuery(null, null, null, null, null, null, Set.of(), null, null, null, Set.of());

    public AuditQuery {
        actions = Set.copyOf(actions);
        origins = Set.copyOf(origins);
    }

    /** The same, of one person. */
    public AuditQuery by(UUID whom) {
        return new AuditQuery(
                whom, actorName, nation, workspace, objectKind, objectId, actions, outcome, from, until, origins);
    }

    /** The same, on one object. */
    public AuditQuery on(Object id) {
        return new AuditQuery(
                actor, actorName, nation, workspace, objectKind, id.toString(), actions, outcome, from, until, origins);
    }

    /** The same, with these actions only. */
    public AuditQuery of(AuditAction... wanted) {
        return new AuditQuery(
                actor,
                actorName,
                nation,
                workspace,
                objectKind,
                objectId,
                Set.of(wanted),
                outcome,
                from,
                until,
                origins);
    }

    /** The same, with this outcome only. */
    public AuditQuery with(Outcome wanted) {
        return new AuditQuery(
                actor, actorName, nation, workspace, objectKind, objectId, actions, wanted, from, until, origins);
    }

    /** The same, of these origins only. */
    public AuditQuery ofOrigins(Set<EntryOrigin> any) {
        return new AuditQuery(
                actor, actorName, nation, workspace, objectKind, objectId, actions, outcome, from, until, any);
    }

    /** The same, between two instants. */
    public AuditQuery between(@Nullable Instant first, @Nullable Instant end) {
        return new AuditQuery(
                actor, actorName, nation, workspace, objectKind, objectId, actions, outcome, first, end, origins);
    }
}
