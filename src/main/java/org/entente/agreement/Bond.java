package org.entente.agreement;

import org.entente.agreement.law.Reason;
import org.entente.label.ConfidentialityLabel;

/**
 * How one agreement stands between two nations on a day.
 *
 * @param title what people call the agreement
 * @param binding whether the agreement binds in law
 * @param inForce whether it is in force between the two
 * @param reason why, or why not
 */
public record Bond(
        AgreementId agreement,
        String title,
        boolean binding,
        ConfidentialityLabel label,
        boolean inForce,
        Reason reason) {}
