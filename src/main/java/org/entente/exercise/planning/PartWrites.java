package org.entente.exercise.planning;

import java.util.Set;
import java.util.function.Consumer;
import org.entente.audit.Attempts;
import org.entente.audit.AuditAction;
import org.entente.audit.AuditEvent;
import org.entente.audit.AuditLog;
import org.entente.audit.ObjectKind;
import org.entente.exercise.ExercisePlanId;
import org.entente.live.Change;
import org.entente.live.LiveChanges;
import org.entente.live.Notice;
import org.entente.shared.MemberId;
import org.entente.shared.WorkspaceId;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** How the parts of a plan are written: in one transaction with their entries, notices and the news for open pages. */
@Component
class PartWrites {

    private final PlanRowRepository plans;
    private final AuditLog log;
    private final LiveChanges changes;
    private final ApplicationEventPublisher events;
    private final Attempts attempts;

    PartWrites(
            PlanRowRepository plans,
            AuditLog log,
            LiveChanges changes,
            ApplicationEventPublisher events,
            Attempts attempts) {
        this.plans = plans;
        this.log = log;
        this.changes = changes;
        this.events = events;
        this.attempts = attempts;
    }

    /**
     * Does the work on a plan that the asker reads.
     *
     * @throws PartNotAllowed if a rule stands against it; the attempt is entered
     */
    void write(AuditAction action, ExercisePlanId id, Consumer<PlanRow> work) {
        attempts.write(attempt(action, id), PartNotAllowed::of, () -> {
            work.accept(found(id));
            changes.publish(new Change(PlanSections.TOPIC, id.toString()));
        });
    }

    /**
     * The workspace of a plan that the asker reads, for what comes before the writing.
     *
     * @throws PartNotAllowed if it is not there for the asker; the attempt is entered
     */
    WorkspaceId workspace(AuditAction action, ExercisePlanId id) {
        return attempts.write(
                attempt(action, id), PartNotAllowed::of, () -> found(id).workspace());
    }

    static AuditEvent attempt(AuditAction action, ExercisePlanId id) {
        return AuditEvent.of(action, ObjectKind.EXERCISE_PLAN, id);
    }

    AuditEvent event(AuditAction action, ExercisePlanId id, PlanRow plan) {
        return attempt(action, id).in(plan.workspace());
    }

    void enter(AuditEvent event) {
        log.append(event);
    }

    /** Tells people of a plan's workspace that something on its page waits for them. */
    void tell(String kind, Set<MemberId> to, PlanRow plan, ExercisePlanId id, String part) {
        events.publishEvent(new Notice(kind, to, plan.workspace(), plan.label(), "exercises/" + id + "?part=" + part));
    }

    private PlanRow found(ExercisePlanId id) {
        return plans.find(id).orElseThrow(() -> new PartNotAllowed(PartNotAllowed.Why.BEYOND_RIGHTS));
    }
}
