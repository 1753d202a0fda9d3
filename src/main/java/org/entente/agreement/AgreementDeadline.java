package org.entente.agreement;

import org.entente.agreement.law.Deadline;
import org.entente.label.ConfidentialityLabel;
import org.jspecify.annotations.Nullable;

/**
 * A day to remember.
 *
 * @param title what people call the agreement
 * @param binding whether the agreement binds in law
 * @param duty what is to be done, for an obligation; null for what the rules set
 */
public record AgreementDeadline(
        AgreementId agreement,
        String title,
        boolean binding,
        ConfidentialityLabel label,
        Deadline deadline,
        @Nullable String duty) {}
