package org.entente.exercise;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.entente.audit.Attempts;
import org.entente.audit.AuditAction;
import org.entente.audit.AuditEvent;
import org.entente.audit.AuditLog;
import org.entente.audit.ObjectKind;
import org.entente.audit.TermDigest;
import org.entente.label.ConfidentialityLabel;
import org.entente.label.InvalidLabel;
import org.entente.label.LabelId;
import org.entente.live.Change;
import org.entente.live.LiveChanges;
import org.entente.shared.WorkspaceId;
import org.entente.workspace.GivenLabels;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The exercise plans that the asker may read and write: which those are, the database decides. */
@Service
public class ExercisePlans {

    /** Topic of {@link LiveChanges}: a plan was made, changed or relabelled; the id is the plan's. */
    public static final String TOPIC = "exercise-plan";

    /** The most rows that a list answers at a time. */
    public static final int MOST_ROWS = 500;

    private final ExercisePlanRepository plans;
    private final GivenLabels labels;
    private final AuditLog log;
    private final LiveChanges changes;
    private final Attempts attempts;
    private final TermDigest terms;

    ExercisePlans(
            ExercisePlanRepository plans,
            GivenLabels labels,
            AuditLog log,
            LiveChanges changes,
            Attempts attempts,
            TermDigest terms) {
        this.plans = plans;
        this.labels = labels;
        this.log = log;
        this.changes = changes;
        this.attempts = attempts;
        this.terms = terms;
    }

    /**
     * The plans that match, in the query's order. Each call is one entry in the audit log.
     *
     * @param offset from 0
     * @param limit 1 to {@link #MOST_ROWS}
     */
    @PreAuthorize("hasRole('liaison-officer')")
    @Transactional
    public List<ExercisePlanSummary> list(ExercisePlanQuery query, int offset, int limit) {
        List<ExercisePlanSummary> found = plans.list(query, Math.max(offset, 0), Math.clamp(limit, 1, MOST_ROWS));
        AuditEvent event = AuditEvent.of(AuditAction.PLANS_LISTED, ObjectKind.EXERCISE_PLAN, null)
                .with("offset", offset)
                .with("rows", found.size());
        log.append(terms.into(
                query.workspace() == null ? event : event.in(query.workspace()), query.text(), query.party()));
        return found;
    }

    /** The plan, if it is there for the asker; otherwise an entry tells the auditor of the attempt. */
    @PreAuthorize("hasRole('liaison-officer')")
    @Transactional
    public Optional<ExercisePlan> open(ExercisePlanId id) {
        Optional<ExercisePlan> found = plans.find(id);
        found.ifPresentOrElse(
                plan -> log.append(event(AuditAction.PLAN_OPENED, plan)),
                () -> log.notGiven(ObjectKind.EXERCISE_PLAN, id.toString()));
        return found;
    }

    /** Whether the plan is there for the asker at this moment. Reads no content. */
    @PreAuthorize("hasRole('liaison-officer')")
    @Transactional(readOnly = true)
    public boolean isThere(ExercisePlanId id) {
        return plans.exists(id);
    }

    /**
     * Makes a plan, with a label of the asker's nation.
     *
     * @throws InvalidLabel if the policy does not allow the label
     * @throws PlanNotAllowed if a rule stands against it
     */
    @PreAuthorize("hasRole('liaison-officer')")
    public ExercisePlanId create(WorkspaceId workspace, ConfidentialityLabel label, ExercisePlanData data) {
        ExercisePlanId id = new ExercisePlanId(UUID.randomUUID());
        AuditEvent event = AuditEvent.of(AuditAction.PLAN_CREATED, ObjectKind.EXERCISE_PLAN, id)
                .in(workspace);
        LabelId labelId = labels.intern(event, PlanNotAllowed::of, workspace, label);
        attempts.write(event, PlanNotAllowed::of, () -> {
            if (!plans.insert(id, workspace, labelId, data, null)) {
                throw new PlanNotAllowed(PlanNotAllowed.Why.BEYOND_RIGHTS);
            }
            log.append(event.with("label", labelId.value()));
            changes.publish(new Change(TOPIC, id.toString()));
        });
        return id;
    }

    /**
     * Changes a plan that was read at a version.
     *
     * @throws PlanChangedMeanwhile if somebody changed it since
     * @throws PlanNotThere if it is not there for the asker
     * @throws PlanNotAllowed if a rule stands against it
     */
    @PreAuthorize("hasRole('liaison-officer')")
    public void change(ExercisePlanId id, int version, ExercisePlanData data) {
        attempts.write(
                AuditEvent.of(AuditAction.PLAN_CHANGED, ObjectKind.EXERCISE_PLAN, id), PlanNotAllowed::of, () -> {
                    ExercisePlan before = current(id, version);
                    if (!plans.update(id, version, data)) {
                        throw notWritten(id, version);
                    }
                    log.append(event(AuditAction.PLAN_CHANGED, before)
                            .with("fields", String.join(",", ChangedFields.between(before.data(), data))));
                    changes.publish(new Change(TOPIC, id.toString()));
                });
    }

    private ExercisePlan current(ExercisePlanId id, int version) {
        ExercisePlan plan = plans.find(id).orElseThrow(PlanNotThere::new);
        if (plan.version() != version) {
            throw new PlanChangedMeanwhile(plan);
        }
        return plan;
    }

    // Either somebody was faster by a moment, which is seen now, or the asker may not write it.
    private PlanNotAllowed notWritten(ExercisePlanId id, int version) {
        current(id, version);
        return new PlanNotAllowed(PlanNotAllowed.Why.BEYOND_RIGHTS);
    }

    private static AuditEvent event(AuditAction action, ExercisePlan plan) {
        return AuditEvent.of(action, ObjectKind.EXERCISE_PLAN, plan.id()).in(plan.workspace());
    }
}
