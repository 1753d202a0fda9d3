package org.entente.exercise;

import java.util.Optional;
import java.util.UUID;
import org.entente.audit.AuditAction;
import org.entente.audit.ObjectKind;
import org.entente.relabelling.LabelledKind;
import org.entente.relabelling.LabelledObject;
import org.springframework.stereotype.Component;

/** Plans, as what has a label. Their parts go with them. */
@Component
class PlanLabels implements LabelledKind {

    private final ExercisePlanRepository plans;

    PlanLabels(ExercisePlanRepository plans) {
        this.plans = plans;
    }

    @Override
    public ObjectKind kind() {
        return ObjectKind.EXERCISE_PLAN;
    }

    @Override
    public AuditAction relabelled() {
        return AuditAction.PLAN_RELABELLED;
    }

    @Override
    public String topic() {
        return ExercisePlans.TOPIC;
    }

    @Override
    public Optional<LabelledObject> find(UUID id) {
        return plans.find(new ExercisePlanId(id))
                .map(plan -> new LabelledObject(
                        id,
                        id,
                        plan.data().name(),
                        "exercises/" + id,
                        plan.workspace(),
                        plan.originator(),
                        plan.label(),
                        null));
    }
}
