package org.entente.exercise;

import org.entente.audit.AuditAction;
import org.entente.audit.ObjectKind;
import org.entente.relabelling.LabelledKind;
import org.entente.relabelling.LabelledObject;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Plans, as what has a label. Their parts go with them. */
@Configuration(proxyBeanMethods = false)
class PlanLabels {

    @Bean
    LabelledKind labelledPlans(ExercisePlanRepository plans) {
        return new LabelledKind(
                ObjectKind.EXERCISE_PLAN,
                AuditAction.PLAN_RELABELLED,
                ExercisePlans.TOPIC,
                id -> plans.find(new ExercisePlanId(id))
                        .map(plan -> LabelledObject.onItsPage(
                                id,
                                plan.data().name(),
                                "exercises/" + id,
                                plan.workspace(),
                                plan.originator(),
                                plan.label())));
    }
}
