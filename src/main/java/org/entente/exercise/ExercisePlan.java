package org.entente.exercise;

import java.time.Instant;
import org.entente.label.ConfidentialityLabel;
import org.entente.shared.NationCode;
import org.entente.shared.WorkspaceId;
import org.jspecify.annotations.Nullable;

/**
 * A plan as it is stored.
 *
 * @param originator the nation whose label it carries: it alone changes the label
 * @param updatedBy the name of who changed it last; null where the asker may not know that person
 * @param version counts changes; a change names the version that it was made on
 */
public record ExercisePlan(
        ExercisePlanId id,
        WorkspaceId workspace,
        String workspaceName,
        ExercisePlanData data,
        ConfidentialityLabel label,
        NationCode originator,
        Instant updatedAt,
        @Nullable String updatedBy,
        int version) {}
