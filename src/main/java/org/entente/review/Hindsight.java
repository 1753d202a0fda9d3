package org.entente.review;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.entente.audit.AuditAction;
import org.entente.audit.AuditEvent;
import org.entente.audit.AuditLog;
import org.entente.audit.AuditorRole;
import org.entente.audit.ObjectKind;
import org.entente.audit.trail.AuditEntry;
import org.entente.audit.trail.AuditTrail;
import org.entente.shared.NationCode;
import org.entente.shared.PublicId;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who could see what, now and at any past moment, by what was kept of clearances, admissions, labels, tours, states and decisions. Each
 * question is entered by its name. Changes count from the moment at which they were begun, a little before they were committed.
 */
@Service
public class Hindsight {

    private final SightRepository sights;
    private final AuditTrail trail;
    private final AuditLog log;
    private final AuditorRole auditor;
    private final Clock clock;

    Hindsight(SightRepository sights, AuditTrail trail, AuditLog log, AuditorRole auditor, Clock clock) {
        this.sights = sights;
        this.trail = trail;
        this.log = log;
        this.auditor = auditor;
        this.clock = clock;
    }

    /**
     * Who could read an object, with all who were ever admitted to where it is and the people of one nation besides; empty if there was
     * no such object then.
     *
     * @param at null: now
     */
    @PreAuthorize("hasRole('auditor')")
    @Transactional
    public Optional<SightThen> whoCouldSee(UUID object, @Nullable Instant at, @Nullable NationCode nation) {
        AuditEvent event = AuditEvent.of(AuditAction.AUDIT_READ, ObjectKind.AUDIT, null)
                .with("question", "WHO_COULD_SEE")
                .with("object", object);
        log.append(at == null ? event : event.with("at", at));
        Instant moment = at == null ? clock.instant() : at;
        return auditor.read(() -> sights.object(object, moment)
                .map(then -> new SightThen(moment, then, sights.people(object, moment, nation))));
    }

    /** Why somebody was refused, from the entry of it; empty if there is no such entry. */
    @PreAuthorize("hasRole('auditor')")
    @Transactional
    public Optional<Denied> whyDenied(UUID entry) {
        log.append(AuditEvent.of(AuditAction.AUDIT_READ, ObjectKind.AUDIT, null)
                .with("question", "WHY_DENIED")
                .with("entry", entry));
        return trail.open(entry).map(opened -> whyDenied(opened.entry()));
    }

    private Denied whyDenied(AuditEntry entry) {
        Optional<UUID> object = Optional.ofNullable(entry.objectId()).flatMap(PublicId::parse);
        return auditor.read(() -> {
            Optional<ObjectThen> then = object.flatMap(id -> sights.object(id, entry.occurredAt()));
            Optional<Sight> sight = then.flatMap(there ->
                    object.flatMap(id -> sights.people(id, entry.occurredAt(), nation(entry)).stream()
                            .filter(one -> one.member().equals(entry.actor()))
                            .findFirst()));
            return new Denied(entry, then.orElse(null), sight.orElse(null));
        });
    }

    private static @Nullable NationCode nation(AuditEntry entry) {
        return Optional.ofNullable(entry.actorNation())
                .flatMap(NationCode::parse)
                .orElse(null);
    }
}
