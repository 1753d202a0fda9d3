package org.entente.agreement;

import java.time.LocalDate;
import java.util.List;
import org.entente.agreement.law.Course;
import org.entente.agreement.law.Party;
import org.entente.label.ConfidentialityLabel;
import org.jspecify.annotations.Nullable;

/**
 * An agreement as a list shows it.
 *
 * @param bound for whom it is in force on the day that was asked for
 * @param state how it stands on that day
 */
public record AgreementSummary(
        AgreementId id,
        String workspaceName,
        String title,
        @Nullable String shortTitle,
        AgreementKind kind,
        boolean binding,
        @Nullable LocalDate doneOn,
        ConfidentialityLabel label,
        List<Party> bound,
        Course.WholeState state) {

    /** What people call it. */
    public String name() {
        return shortTitle == null ? title : shortTitle;
    }
}
