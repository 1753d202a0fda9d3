package org.entente.training;

import java.time.Instant;
import org.entente.label.ConfidentialityLabel;
import org.entente.shared.NationCode;
import org.entente.shared.WorkspaceId;
import org.jspecify.annotations.Nullable;

/**
 * A course as it is stored.
 *
 * @param provider the nation that gives it
 * @param originator the nation that looks after it and whose label it carries: the provider, or whoever imported a list of it
 * @param updatedBy the name of who changed it last; null where the asker may not know that person
 * @param version counts changes; a change names the version that it was made on
 */
public record Course(
        CourseId id,
        WorkspaceId workspace,
        String workspaceName,
        CourseData data,
        NationCode provider,
        NationCode originator,
        ConfidentialityLabel label,
        Instant updatedAt,
        @Nullable String updatedBy,
        int version) {}
