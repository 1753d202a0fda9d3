package org.entente.training;

import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.entente.audit.Attempts;
import org.entente.audit.AuditAction;
import org.entente.audit.AuditEvent;
import org.entente.audit.AuditLog;
import org.entente.audit.ObjectKind;
import org.entente.live.Change;
import org.entente.live.LiveChanges;
import org.entente.shared.NationCode;
import org.entente.training.TrainingRefused.Why;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * When courses are held, and how many seats there are for whom. The originating nation changes them. Seats kept for nations and
 * taken by people never pass the seats that there are, whatever many do at once: the database holds an iteration for one at a time
 * and counts.
 */
@Service
public class Iterations {

    private final IterationRepository iterations;
    private final Nominations nominations;
    private final WaitingList waiting;
    private final Attempts attempts;
    private final AuditLog log;
    private final LiveChanges changes;

    Iterations(
            IterationRepository iterations,
            Nominations nominations,
            WaitingList waiting,
            Attempts attempts,
            AuditLog log,
            LiveChanges changes) {
        this.iterations = iterations;
        this.nominations = nominations;
        this.waiting = waiting;
        this.attempts = attempts;
        this.log = log;
        this.changes = changes;
    }

    /** The iterations of a course, the latest first; none if the course is not there for the asker. */
    @PreAuthorize("hasRole('liaison-officer')")
    @Transactional
    public List<Iteration> list(CourseId course) {
        List<Iteration> found = iterations.list(course);
        found.stream()
                .findAny()
                .ifPresent(one -> log.append(AuditEvent.of(AuditAction.ITERATIONS_LISTED, ObjectKind.COURSE, course)
                        .in(one.workspace())
                        .with("rows", found.size())));
        return found;
    }

    /**
     * Adds an iteration, planned.
     *
     * @throws TrainingRefused if a rule stands against it
     */
    @PreAuthorize("hasRole('liaison-officer')")
    public IterationId add(CourseId course, IterationData data) {
        IterationId id = new IterationId(UUID.randomUUID());
        return attempts.write(
                AuditEvent.of(AuditAction.ITERATION_CREATED, ObjectKind.COURSE_ITERATION, id),
                TrainingRefused::of,
                () -> {
                    if (!iterations.insert(id, course, data, IterationState.PLANNED)) {
                        throw new TrainingRefused(Why.BEYOND_RIGHTS);
                    }
                    Iteration made = iterations.find(id).orElseThrow(() -> new TrainingRefused(Why.NOT_THERE));
                    log.append(event(AuditAction.ITERATION_CREATED, made).with("course", course));
                    changes.publish(new Change(Courses.TOPIC, course.toString()));
                    return id;
                });
    }

    /**
     * Changes an iteration that was read at a version. Seats that are added go to those who wait.
     *
     * @throws TrainingRefused if somebody changed it since, if more seats are kept or taken, or if a rule stands against it
     */
    @PreAuthorize("hasRole('liaison-officer')")
    public void change(IterationId id, int version, IterationData data) {
        seats(AuditAction.ITERATION_CHANGED, id, iteration -> {
            if (iteration.version() != version) {
                throw new TrainingRefused(Why.CHANGED_MEANWHILE);
            }
            if (!iterations.update(id, version, data)) {
                throw new TrainingRefused(Why.BEYOND_RIGHTS);
            }
            log.append(event(AuditAction.ITERATION_CHANGED, iteration).with("seats", data.seats()));
        });
    }

    /**
     * Takes an iteration further. When it is cancelled, all its nominations are declined.
     *
     * @throws TrainingRefused if it does not go there from where it stands, or a rule stands against it
     */
    @PreAuthorize("hasRole('liaison-officer')")
    public void move(IterationId id, IterationState next) {
        seats(AuditAction.ITERATION_CHANGED, id, iteration -> {
            if (!iteration.state().next().contains(next)) {
                throw new TrainingRefused(Why.NO_SUCH_STEP);
            }
            if (!iterations.state(id, iteration.state(), next)) {
                throw new TrainingRefused(Why.BEYOND_RIGHTS);
            }
            log.append(event(AuditAction.ITERATION_CHANGED, iteration).with("state", next));
            if (next == IterationState.CANCELLED) {
                nominations.declineAll(iteration);
            }
        });
    }

    /**
     * Keeps seats for a nation, in place of those kept for it before; 0 releases them, and they go to those who wait.
     *
     * @param seats 0 to {@link IterationData#MOST_SEATS}
     * @throws TrainingRefused if fewer are left, or a rule stands against it
     */
    @PreAuthorize("hasRole('liaison-officer')")
    public void keep(IterationId id, NationCode nation, int seats) {
        seats(AuditAction.SEATS_KEPT, id, iteration -> {
            iterations.keep(id, nation, Math.clamp(seats, 0, IterationData.MOST_SEATS));
            log.append(event(AuditAction.SEATS_KEPT, iteration)
                    .with("nation", nation)
                    .with("seats", seats));
        });
    }

    private void seats(AuditAction action, IterationId id, Consumer<Iteration> change) {
        attempts.write(AuditEvent.of(action, ObjectKind.COURSE_ITERATION, id), TrainingRefused::of, () -> {
            iterations.lock(id);
            Iteration iteration = iterations.find(id).orElseThrow(() -> new TrainingRefused(Why.NOT_THERE));
            change.accept(iteration);
            waiting.promote(iteration);
            return id;
        });
    }

    private static AuditEvent event(AuditAction action, Iteration iteration) {
        return AuditEvent.of(action, ObjectKind.COURSE_ITERATION, iteration.id())
                .in(iteration.workspace());
    }
}
