package org.entente.training;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.entente.label.ConfidentialityLabel;
import org.entente.shared.NationCode;
import org.jspecify.annotations.Nullable;

/**
 * A course as a list shows it.
 *
 * @param next the first day of its next iteration that is not cancelled; null if none is known
 */
public record CourseSummary(
        CourseId id,
        String workspaceName,
        @Nullable String code,
        String title,
        NationCode provider,
        Discipline discipline,
        @Nullable CourseLevel level,
        List<String> languages,
        @Nullable Integer days,
        @Nullable String place,
        @Nullable LocalDate next,
        ConfidentialityLabel label,
        Instant updatedAt) {}
