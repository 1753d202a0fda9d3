package org.entente.exercise;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.entente.audit.AuditAction;
import org.entente.audit.AuditEvent;
import org.entente.audit.AuditLog;
import org.entente.audit.ObjectKind;
import org.entente.exercise.csv.PlanLayouts;
import org.entente.imports.ImportKind;
import org.entente.imports.Importer;
import org.entente.imports.csv.CsvLayout;
import org.entente.live.Change;
import org.springframework.stereotype.Component;

/** Takes in lists of plans: each row becomes a plan. */
@Component
class PlanImporter implements Importer<ExercisePlanData> {

    private final ExercisePlanRepository plans;
    private final AuditLog log;

    PlanImporter(ExercisePlanRepository plans, AuditLog log) {
        this.plans = plans;
        this.log = log;
    }

    @Override
    public ImportKind kind() {
        return ImportKind.EXERCISE;
    }

    @Override
    public List<CsvLayout<ExercisePlanData>> layouts() {
        return PlanLayouts.ALL;
    }

    @Override
    public Optional<Change> store(Place place, String key, ExercisePlanData plan) {
        ExercisePlanId id = new ExercisePlanId(UUID.randomUUID());
        if (!plans.insert(id, place.workspace(), place.label(), plan, key)) {
            return Optional.empty();
        }
        log.append(AuditEvent.of(AuditAction.PLAN_CREATED, ObjectKind.EXERCISE_PLAN, id)
                .in(place.workspace())
                .with("label", place.label().value())
                .with("import", place.run()));
        return Optional.of(new Change(ExercisePlans.TOPIC, id.toString()));
    }
}
