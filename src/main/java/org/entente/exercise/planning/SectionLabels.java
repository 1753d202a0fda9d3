package org.entente.exercise.planning;

import org.entente.audit.AuditAction;
import org.entente.audit.ObjectKind;
import org.entente.relabelling.LabelledKind;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Sections of plans, as what has a label: the plan's, or one of its own. */
@Configuration(proxyBeanMethods = false)
class SectionLabels {

    @Bean
    LabelledKind labelledSections(PlanSectionRepository sections) {
        return new LabelledKind(
                ObjectKind.EXERCISE_SECTION,
                AuditAction.SECTION_RELABELLED,
                PlanSections.TOPIC,
                id -> sections.labelled(new PlanSectionId(id)));
    }
}
