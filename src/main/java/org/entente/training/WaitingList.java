package org.entente.training;

import java.util.Set;
import org.entente.audit.AuditAction;
import org.entente.audit.AuditEvent;
import org.entente.audit.AuditLog;
import org.entente.audit.ObjectKind;
import org.entente.live.Change;
import org.entente.live.LiveChanges;
import org.entente.live.Notice;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Hands seats that have become free to those who wait, in the transaction that freed them. */
@Component
class WaitingList {

    private final IterationRepository iterations;
    private final AuditLog log;
    private final LiveChanges changes;
    private final ApplicationEventPublisher events;

    WaitingList(IterationRepository iterations, AuditLog log, LiveChanges changes, ApplicationEventPublisher events) {
        this.iterations = iterations;
        this.log = log;
        this.changes = changes;
        this.events = events;
    }

    /** The address of a course's page, where its nominations are. */
    static String path(CourseId course) {
        return "training/courses/" + course + "?part=iterations";
    }

    void promote(Iteration iteration) {
        for (IterationRepository.Promoted promoted : iterations.promoteWaiting(iteration.id())) {
            log.append(AuditEvent.of(AuditAction.NOMINATION_PROMOTED, ObjectKind.NOMINATION, promoted.nomination())
                    .in(iteration.workspace()));
            events.publishEvent(new Notice(
                    "training.approved",
                    Set.of(promoted.nominator()),
                    iteration.workspace(),
                    promoted.label(),
                    path(iteration.course())));
        }
        changes.publish(new Change(Courses.TOPIC, iteration.course().toString()));
    }
}
