package org.entente.exercise.planning;

import java.util.Optional;
import java.util.UUID;
import org.entente.audit.AuditAction;
import org.entente.audit.ObjectKind;
import org.entente.relabelling.LabelledKind;
import org.entente.relabelling.LabelledObject;
import org.springframework.stereotype.Component;

/** Sections of plans, as what has a label: the plan's, or one of its own. */
@Component
class SectionLabels implements LabelledKind {

    private final PlanSectionRepository sections;

    SectionLabels(PlanSectionRepository sections) {
        this.sections = sections;
    }

    @Override
    public ObjectKind kind() {
        return ObjectKind.EXERCISE_SECTION;
    }

    @Override
    public AuditAction relabelled() {
        return AuditAction.SECTION_RELABELLED;
    }

    @Override
    public String topic() {
        return PlanSections.TOPIC;
    }

    @Override
    public Optional<LabelledObject> find(UUID id) {
        return sections.labelled(new PlanSectionId(id));
    }
}
