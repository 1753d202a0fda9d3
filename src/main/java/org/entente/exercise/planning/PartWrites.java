package org.entente.exercise.planning;

import java.sql.SQLException;
import java.util.Set;
import java.util.function.Consumer;
import org.entente.audit.AuditAction;
import org.entente.audit.AuditEvent;
import org.entente.audit.AuditLog;
import org.entente.audit.ObjectKind;
import org.entente.audit.Outcome;
import org.entente.exercise.ExercisePlanId;
import org.entente.live.Change;
import org.entente.live.LiveChanges;
import org.entente.live.Notice;
import org.entente.shared.MemberId;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** How the parts of a plan are written: in one transaction with their entries, notices and the news for open pages. */
@Component
class PartWrites {

    private final PlanRowRepository plans;
    private final AuditLog log;
    private final LiveChanges changes;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    PartWrites(
            PlanRowRepository plans,
            AuditLog log,
            LiveChanges changes,
            ApplicationEventPublisher events,
            TransactionTemplate transaction) {
        this.plans = plans;
        this.log = log;
        this.changes = changes;
        this.events = events;
        this.transaction = transaction;
    }

    /**
     * Does the work on a plan that the asker reads.
     *
     * @throws PartNotAllowed if a rule stands against it; the attempt is entered
     */
    void write(AuditAction action, ExercisePlanId id, Consumer<PlanRow> work) {
        try {
            transaction.executeWithoutResult(status -> {
                work.accept(plans.find(id).orElseThrow(() -> new PartNotAllowed(PartNotAllowed.Why.BEYOND_RIGHTS)));
                changes.publish(new Change(PlanSections.TOPIC, id.toString()));
            });
        } catch (DataAccessException e) {
            throw refused(action, id, told(e));
        } catch (PartNotAllowed e) {
            throw refused(action, id, e);
        }
    }

    AuditEvent event(AuditAction action, ExercisePlanId id, PlanRow plan) {
        return AuditEvent.of(action, ObjectKind.EXERCISE_PLAN, id).in(plan.workspace());
    }

    void enter(AuditEvent event) {
        log.append(event);
    }

    /** Tells people of a plan's workspace that something on its page waits for them. */
    void tell(String kind, Set<MemberId> to, PlanRow plan, ExercisePlanId id, String part) {
        events.publishEvent(new Notice(kind, to, plan.workspace(), plan.label(), "exercises/" + id + "?part=" + part));
    }

    private RuntimeException refused(AuditAction action, ExercisePlanId id, RuntimeException e) {
        if (e instanceof PartNotAllowed notAllowed) {
            log.refused(
                    AuditEvent.of(action, ObjectKind.EXERCISE_PLAN, id),
                    Outcome.DENIED,
                    notAllowed.why().name());
        }
        return e;
    }

    private static RuntimeException told(DataAccessException e) {
        if (e instanceof DuplicateKeyException) {
            return new PartNotAllowed(PartNotAllowed.Why.INVITED_ALREADY);
        }
        if (e.getMostSpecificCause() instanceof SQLException sql) {
            return switch (String.valueOf(sql.getSQLState())) {
                case "EN002" -> new PartNotAllowed(PartNotAllowed.Why.NOT_THE_ORIGINATOR);
                case "EN003" -> new PartNotAllowed(PartNotAllowed.Why.ORIGINATOR_LEFT_OUT);
                case "EN004" -> new PartNotAllowed(PartNotAllowed.Why.ABOVE_CEILING);
                case "42501" -> new PartNotAllowed(PartNotAllowed.Why.BEYOND_RIGHTS);
                default -> e;
            };
        }
        return e;
    }
}
