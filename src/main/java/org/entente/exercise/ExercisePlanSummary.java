package org.entente.exercise;

import java.time.Instant;
import java.util.List;
import org.entente.label.ConfidentialityLabel;
import org.entente.shared.NationCode;
import org.jspecify.annotations.Nullable;

/** A plan as a list shows it. */
public record ExercisePlanSummary(
        ExercisePlanId id,
        String workspaceName,
        String name,
        @Nullable String series,
        ExerciseKind kind,
        PartialDate starts,
        PartialDate ends,
        @Nullable String place,
        @Nullable NationCode host,
        List<String> participants,
        ExerciseStatus status,
        ConfidentialityLabel label,
        NationCode originator,
        Instant updatedAt) {}
