package org.entente.exercise.planning;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.entente.audit.AuditAction;
import org.entente.audit.AuditEvent;
import org.entente.audit.ObjectKind;
import org.entente.exercise.ExercisePlanId;
import org.entente.shared.NationCode;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The key dates of a plan: planning conferences, start and end of exercise, and what follows. */
@Service
public class KeyDates {

    /** The part of a plan's page that this is, as its address names it. */
    public static final String PART = "dates";

    /** The most that {@link #next} answers. */
    public static final int MOST_ROWS = 100;

    private final PlanRowRepository plans;
    private final KeyDateRepository dates;
    private final KeyDateTemplates templates;
    private final AnswerRepository answers;
    private final PartWrites writes;

    KeyDates(
            PlanRowRepository plans,
            KeyDateRepository dates,
            KeyDateTemplates templates,
            AnswerRepository answers,
            PartWrites writes) {
        this.plans = plans;
        this.dates = dates;
        this.templates = templates;
        this.answers = answers;
        this.writes = writes;
    }

    /** The templates from which dates can be computed. */
    @PreAuthorize("hasRole('liaison-officer')")
    public List<KeyDateTemplate> templates() {
        return templates.all();
    }

    /** A plan's dates in their order; none if the plan is not there for the asker. */
    @PreAuthorize("hasRole('liaison-officer')")
    @Transactional
    public List<KeyDate> list(ExercisePlanId plan) {
        return plans.find(plan)
                .map(row -> {
                    List<KeyDate> found = dates.list(row.id());
                    writes.enter(writes.event(AuditAction.PLAN_PARTS_LISTED, plan, row)
                            .with("part", PART)
                            .with("rows", found.size()));
                    return found;
                })
                .orElse(List.of());
    }

    /** The dates that come next in all plans that the asker reads, from a day on. */
    @PreAuthorize("hasRole('liaison-officer')")
    @Transactional
    public List<NextKeyDate> next(LocalDate from, int most) {
        List<NextKeyDate> found = dates.next(from, Math.clamp(most, 1, MOST_ROWS));
        writes.enter(AuditEvent.of(AuditAction.PLAN_PARTS_LISTED, ObjectKind.EXERCISE_PLAN, null)
                .with("part", PART)
                .with("rows", found.size()));
        return found;
    }

    /**
     * Computes a plan's dates by a template from its first and last day: those there already are moved, the others added.
     *
     * @throws PartNotAllowed if the first day is not known, or a rule stands against it
     */
    @PreAuthorize("hasRole('liaison-officer')")
    public void apply(ExercisePlanId plan, KeyDateTemplate template) {
        writes.write(AuditAction.KEY_DATES_SET, plan, row -> {
            LocalDate first = row.firstDay();
            LocalDate last = row.lastDay();
            if (first == null) {
                throw new PartNotAllowed(PartNotAllowed.Why.NO_FIRST_DAY);
            }
            List<KeyDateData> computed = template.dates(first, last == null ? first : last);
            Set<String> there = new HashSet<>(dates.codes(row.id()));
            // Adding asks for the plan, and whoever gives the plan another label asks for its dates next: so what is
            // added goes first.
            computed.stream()
                    .filter(date -> !there.contains(date.code()))
                    .forEach(date -> dates.insert(row.id(), new KeyDateId(UUID.randomUUID()), date));
            for (KeyDateData date : computed) {
                if (there.contains(date.code()) && dates.reset(row.id(), date) == 0) {
                    throw new PartNotAllowed(PartNotAllowed.Why.BEYOND_RIGHTS);
                }
            }
            writes.enter(writes.event(AuditAction.KEY_DATES_SET, plan, row)
                    .with("template", template.key())
                    .with("rows", computed.size()));
            tellParticipants(plan, row);
        });
    }

    /** Adds one. @throws PartNotAllowed if a rule stands against it */
    @PreAuthorize("hasRole('liaison-officer')")
    public void add(ExercisePlanId plan, KeyDateData data) {
        writes.write(AuditAction.KEY_DATES_SET, plan, row -> {
            dates.insert(row.id(), new KeyDateId(UUID.randomUUID()), data);
            writes.enter(writes.event(AuditAction.KEY_DATES_SET, plan, row).with("rows", 1));
            tellParticipants(plan, row);
        });
    }

    /**
     * Changes one that was read at a version.
     *
     * @throws PartChangedMeanwhile if somebody changed or removed it since
     * @throws PartNotAllowed if a rule stands against it
     */
    @PreAuthorize("hasRole('liaison-officer')")
    public void change(ExercisePlanId plan, KeyDateId id, int version, KeyDateData data) {
        writes.write(AuditAction.KEY_DATE_CHANGED, plan, row -> {
            written(dates.update(row.id(), id, version, data), row, id, version);
            writes.enter(writes.event(AuditAction.KEY_DATE_CHANGED, plan, row).with("code", data.code()));
            tellParticipants(plan, row);
        });
    }

    /**
     * Takes one off the plan.
     *
     * @throws PartChangedMeanwhile if somebody changed or removed it since
     * @throws PartNotAllowed if a rule stands against it
     */
    @PreAuthorize("hasRole('liaison-officer')")
    public void remove(ExercisePlanId plan, KeyDateId id, int version) {
        writes.write(AuditAction.KEY_DATE_REMOVED, plan, row -> {
            written(dates.remove(row.id(), id, version), row, id, version);
            writes.enter(writes.event(AuditAction.KEY_DATE_REMOVED, plan, row));
            tellParticipants(plan, row);
        });
    }

    private void written(boolean done, PlanRow plan, KeyDateId id, int version) {
        if (!done) {
            if (dates.isAt(plan.id(), id, version)) {
                throw new PartNotAllowed(PartNotAllowed.Why.BEYOND_RIGHTS);
            }
            throw new PartChangedMeanwhile();
        }
    }

    // Those who did not decline; the nation whose plan it is knows.
    private void tellParticipants(ExercisePlanId plan, PlanRow row) {
        List<NationCode> concerned = answers.list(row.id()).stream()
                .filter(answer -> answer.state() != AnswerState.DECLINED)
                .map(NationAnswer::nation)
                .toList();
        writes.tell("exercise.dates", plans.peopleOf(row, concerned), row, plan, PART);
    }
}
