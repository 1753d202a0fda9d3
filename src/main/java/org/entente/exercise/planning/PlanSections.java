package org.entente.exercise.planning;

import java.util.List;
import java.util.UUID;
import org.entente.audit.AuditAction;
import org.entente.audit.AuditEvent;
import org.entente.audit.ObjectKind;
import org.entente.exercise.ExercisePlanId;
import org.entente.label.ConfidentialityLabel;
import org.entente.label.InvalidLabel;
import org.entente.label.LabelId;
import org.entente.workspace.GivenLabels;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The sections of a plan: objectives, scenario, concept, forces and the like. Each is under the plan's label, or under one of its
 * own and then read by those who may read both.
 */
@Service
public class PlanSections {

    /** Topic of {@link org.entente.live.LiveChanges}: sections, answers or key dates of a plan changed; the id is the plan's. */
    public static final String TOPIC = "plan-part";

    private final PlanRowRepository plans;
    private final PlanSectionRepository sections;
    private final PartWrites writes;
    private final GivenLabels labels;

    PlanSections(PlanRowRepository plans, PlanSectionRepository sections, PartWrites writes, GivenLabels labels) {
        this.plans = plans;
        this.sections = sections;
        this.writes = writes;
        this.labels = labels;
    }

    /** The sections that the asker may read, in their order; none if the plan is not there for the asker. */
    @PreAuthorize("hasRole('liaison-officer')")
    @Transactional
    public List<PlanSection> list(ExercisePlanId plan) {
        return plans.find(plan)
                .map(row -> {
                    List<PlanSection> found = sections.list(row.id());
                    writes.enter(writes.event(AuditAction.PLAN_PARTS_LISTED, plan, row)
                            .with("part", "sections")
                            .with("rows", found.size()));
                    return found;
                })
                .orElse(List.of());
    }

    /** The labels of the sections that the asker may read: for what is made of the plan on its page, whose opening is entered. */
    @PreAuthorize("hasRole('liaison-officer')")
    @Transactional(readOnly = true)
    public List<ConfidentialityLabel> labels(ExercisePlanId plan) {
        return plans.find(plan).stream()
                .flatMap(row -> sections.list(row.id()).stream())
                .map(PlanSection::label)
                .distinct()
                .toList();
    }

    /**
     * Adds a section at the end.
     *
     * @param own a label of its own; null for the plan's
     * @throws InvalidLabel if the policy does not allow the label
     * @throws PartNotAllowed if a rule stands against it
     */
    @PreAuthorize("hasRole('liaison-officer')")
    public PlanSectionId add(ExercisePlanId plan, PlanSectionData data, @Nullable ConfidentialityLabel own) {
        PlanSectionId id = new PlanSectionId(UUID.randomUUID());
        LabelId label = own == null
                ? null
                : labels.intern(
                        PartWrites.attempt(AuditAction.SECTION_ADDED, plan),
                        PartNotAllowed::of,
                        writes.workspace(AuditAction.SECTION_ADDED, plan),
                        own);
        writes.write(AuditAction.SECTION_ADDED, plan, row -> {
            sections.insert(row, id, data, label);
            writes.enter(section(AuditAction.SECTION_ADDED, id, row).with("ownLabel", label != null));
        });
        return id;
    }

    /**
     * Changes the text of a section that was read at a version.
     *
     * @throws PartChangedMeanwhile if somebody changed or removed it since
     * @throws PartNotAllowed if a rule stands against it
     */
    @PreAuthorize("hasRole('liaison-officer')")
    public void change(ExercisePlanId plan, PlanSectionId id, int version, PlanSectionData data) {
        writes.write(AuditAction.SECTION_CHANGED, plan, row -> {
            written(sections.update(row.id(), id, version, data), row, id, version);
            writes.enter(section(AuditAction.SECTION_CHANGED, id, row));
        });
    }

    /** Changes places with the section before, or the one after, among those that the asker reads. */
    @PreAuthorize("hasRole('liaison-officer')")
    public void move(ExercisePlanId plan, PlanSectionId id, boolean up) {
        writes.write(AuditAction.SECTION_MOVED, plan, row -> {
            if (sections.swap(row.id(), id, up)) {
                writes.enter(section(AuditAction.SECTION_MOVED, id, row));
            }
        });
    }

    /**
     * Takes a section off the plan.
     *
     * @throws PartChangedMeanwhile if somebody changed or removed it since
     * @throws PartNotAllowed if a rule stands against it
     */
    @PreAuthorize("hasRole('liaison-officer')")
    public void remove(ExercisePlanId plan, PlanSectionId id, int version) {
        writes.write(AuditAction.SECTION_REMOVED, plan, row -> {
            written(sections.remove(row.id(), id, version), row, id, version);
            writes.enter(section(AuditAction.SECTION_REMOVED, id, row));
        });
    }

    private static AuditEvent section(AuditAction action, PlanSectionId id, PlanRow plan) {
        return AuditEvent.of(action, ObjectKind.EXERCISE_SECTION, id).in(plan.workspace());
    }

    // Either somebody was faster, or the asker may read and not write it.
    private void written(boolean done, PlanRow plan, PlanSectionId id, int version) {
        if (!done) {
            if (sections.isAt(plan.id(), id, version)) {
                throw new PartNotAllowed(PartNotAllowed.Why.BEYOND_RIGHTS);
            }
            throw new PartChangedMeanwhile();
        }
    }
}
