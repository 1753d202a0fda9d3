package org.entente.training;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.entente.audit.Attempts;
import org.entente.audit.AuditAction;
import org.entente.audit.AuditEvent;
import org.entente.audit.AuditLog;
import org.entente.audit.ObjectKind;
import org.entente.live.Change;
import org.entente.live.LiveChanges;
import org.entente.live.Notice;
import org.entente.shared.MemberId;
import org.entente.training.TrainingRefused.Why;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who is put forward for the seats of an iteration. A nation sees its own nominations; the nation that gives the course sees all
 * of them; nobody else sees any. {@link NominationState} says which steps there are; each is entered and told.
 */
@Service
public class Nominations {

    private final NominationRepository nominations;
    private final IterationRepository iterations;
    private final WaitingList waiting;
    private final Attempts attempts;
    private final AuditLog log;
    private final LiveChanges changes;
    private final ApplicationEventPublisher events;

    Nominations(
            NominationRepository nominations,
            IterationRepository iterations,
            WaitingList waiting,
            Attempts attempts,
            AuditLog log,
            LiveChanges changes,
            ApplicationEventPublisher events) {
        this.nominations = nominations;
        this.iterations = iterations;
        this.waiting = waiting;
        this.attempts = attempts;
        this.log = log;
        this.changes = changes;
        this.events = events;
    }

    /** Those nominations of an iteration that the asker's nation may see, in the order in which they were made. */
    @PreAuthorize("hasRole('liaison-officer')")
    @Transactional
    public List<Nomination> list(IterationId iteration) {
        List<Nomination> found = nominations.list(iteration);
        iterations
                .find(iteration)
                .ifPresent(one ->
                        log.append(AuditEvent.of(AuditAction.NOMINATIONS_LISTED, ObjectKind.COURSE_ITERATION, iteration)
                                .in(one.workspace())
                                .with("rows", found.size())));
        return found;
    }

    /** Members of the asker's nation whom the asker may nominate. */
    @PreAuthorize("hasRole('liaison-officer')")
    @Transactional(readOnly = true)
    public List<Nominee> people() {
        return nominations.people();
    }

    /**
     * Puts a person of the asker's nation forward, while the iteration is open.
     *
     * @throws TrainingRefused if a rule stands against it
     */
    @PreAuthorize("hasRole('liaison-officer')")
    public NominationId nominate(IterationId id, Nominee nominee) {
        NominationId made = new NominationId(UUID.randomUUID());
        return attempts.write(
                AuditEvent.of(AuditAction.NOMINATED, ObjectKind.COURSE_ITERATION, id), TrainingRefused::of, () -> {
                    Iteration iteration = held(id);
                    nominations.insert(made, id, nominee);
                    log.append(event(AuditAction.NOMINATED, made, iteration).with("iteration", id));
                    notice(
                            "training.nominated",
                            iterations.contributors(iteration.workspace(), iteration.originator()),
                            iteration);
                    return made;
                });
    }

    /**
     * Approves a nomination: it gets a seat if one is free for its nation, and a place on the waiting list if not.
     *
     * @return APPROVED or WAITING
     * @throws TrainingRefused if it no longer waits for that, or a rule stands against it
     */
    @PreAuthorize("hasRole('liaison-officer')")
    public NominationState approve(NominationId id) {
        return step(AuditAction.NOMINATION_APPROVED, id, NominationState.APPROVED);
    }

    /** Declines a nomination, also one that has a seat; refused as {@link #approve}. */
    @PreAuthorize("hasRole('liaison-officer')")
    public void decline(NominationId id) {
        step(AuditAction.NOMINATION_DECLINED, id, NominationState.DECLINED);
    }

    /** Confirms that the person comes; refused as {@link #approve}. For the nominating nation. */
    @PreAuthorize("hasRole('liaison-officer')")
    public void confirm(NominationId id) {
        step(AuditAction.NOMINATION_CONFIRMED, id, NominationState.CONFIRMED);
    }

    /** Takes a nomination back; refused as {@link #approve}. For the nominating nation. */
    @PreAuthorize("hasRole('liaison-officer')")
    public void withdraw(NominationId id) {
        step(AuditAction.NOMINATION_WITHDRAWN, id, NominationState.WITHDRAWN);
    }

    /** Declines all that are not at their end yet, in the transaction that cancels the iteration. */
    void declineAll(Iteration iteration) {
        nominations.list(iteration.id()).stream()
                .filter(one -> one.state().next(NominationState.Side.PROVIDER).contains(NominationState.DECLINED))
                .forEach(one -> take(one, iteration, NominationState.DECLINED));
    }

    private NominationState step(AuditAction attempt, NominationId id, NominationState wanted) {
        return attempts.write(AuditEvent.of(attempt, ObjectKind.NOMINATION, id), TrainingRefused::of, () -> {
            IterationId of = nominations
                    .find(id)
                    .map(Nomination::iteration)
                    .orElseThrow(() -> new TrainingRefused(Why.NOT_THERE));
            Iteration iteration = held(of);
            // Read again: others may have been faster until it was held.
            Nomination before = nominations.find(id).orElseThrow(() -> new TrainingRefused(Why.NOT_THERE));
            boolean waits = wanted == NominationState.APPROVED && !nominations.seatIsFree(id);
            NominationState after = waits ? NominationState.WAITING : wanted;
            if (before.state() == after) {
                throw new TrainingRefused(Why.NO_SUCH_STEP);
            }
            take(before, iteration, after);
            if (before.state().hasSeat() && !after.hasSeat()) {
                waiting.promote(iteration);
            }
            return after;
        });
    }

    private void take(Nomination before, Iteration iteration, NominationState after) {
        if (!nominations.step(before.id(), before.state(), after)) {
            throw new TrainingRefused(Why.BEYOND_RIGHTS);
        }
        switch (after) {
            case APPROVED -> tell(AuditAction.NOMINATION_APPROVED, "training.approved", before, iteration);
            case WAITING -> tell(AuditAction.NOMINATION_WAITING, "training.waiting", before, iteration);
            case DECLINED -> tell(AuditAction.NOMINATION_DECLINED, "training.declined", before, iteration);
            case CONFIRMED -> {
                log.append(event(AuditAction.NOMINATION_CONFIRMED, before.id(), iteration));
                notice(
                        "training.confirmed",
                        iterations.contributors(iteration.workspace(), iteration.originator()),
                        iteration);
            }
            case WITHDRAWN -> {
                log.append(event(AuditAction.NOMINATION_WITHDRAWN, before.id(), iteration));
                changed(iteration);
            }
            case NOMINATED -> throw new IllegalStateException("Nothing goes back to being nominated");
        }
    }

    private void tell(AuditAction action, String notice, Nomination nomination, Iteration iteration) {
        log.append(event(action, nomination.id(), iteration));
        notice(notice, List.of(nominations.nominator(nomination.id())), iteration);
    }

    private void notice(String kind, Collection<MemberId> to, Iteration iteration) {
        if (!to.isEmpty()) {
            events.publishEvent(new Notice(
                    kind,
                    Set.copyOf(to),
                    iteration.workspace(),
                    iterations.label(iteration.id()),
                    WaitingList.path(iteration.course())));
        }
        changed(iteration);
    }

    private void changed(Iteration iteration) {
        changes.publish(new Change(Courses.TOPIC, iteration.course().toString()));
    }

    private Iteration held(IterationId id) {
        boolean held = iterations.lock(id);
        Iteration iteration = iterations.find(id).orElseThrow(() -> new TrainingRefused(Why.NOT_THERE));
        if (!held) {
            throw new TrainingRefused(Why.BEYOND_RIGHTS);
        }
        return iteration;
    }

    private static AuditEvent event(AuditAction action, NominationId id, Iteration iteration) {
        return AuditEvent.of(action, ObjectKind.NOMINATION, id).in(iteration.workspace());
    }
}
