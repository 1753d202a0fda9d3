package org.entente.exercise.planning;

import java.time.Instant;
import org.entente.label.ConfidentialityLabel;
import org.entente.shared.NationCode;
import org.jspecify.annotations.Nullable;

/**
 * A section of a plan as it is stored.
 *
 * @param ownLabel whether the label is the section's own; otherwise it is the plan's, and follows it
 * @param originator the nation that wrote it: it alone changes a label of its own
 * @param updatedBy the name of who changed it last; null where the asker may not know that person
 */
public record PlanSection(
        PlanSectionId id,
        PlanSectionData data,
        ConfidentialityLabel label,
        boolean ownLabel,
        NationCode originator,
        Instant updatedAt,
        @Nullable String updatedBy,
        int version) {}
