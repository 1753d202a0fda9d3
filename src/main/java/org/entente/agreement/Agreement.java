package org.entente.agreement;

import java.time.Instant;
import java.util.List;
import org.entente.agreement.law.Course;
import org.entente.agreement.law.StateEngine;
import org.entente.label.ConfidentialityLabel;
import org.entente.shared.NationCode;
import org.entente.shared.WorkspaceId;
import org.jspecify.annotations.Nullable;

/**
 * An agreement, with the acts about it.
 *
 * @param parentTitle null if it stands alone, or under an agreement that is not there for the reader
 * @param originator the nation whose label it is
 * @param acts those that count, by date
 */
public record Agreement(
        AgreementId id,
        WorkspaceId workspace,
        String workspaceName,
        AgreementData data,
        @Nullable String parentTitle,
        ConfidentialityLabel label,
        NationCode originator,
        List<RecordedAct> acts,
        Instant updatedAt,
        @Nullable String updatedBy,
        int version) {

    /** What its terms and acts come to. */
    public Course course() {
        return StateEngine.follow(
                data.terms(), acts.stream().map(RecordedAct::act).toList());
    }
}
