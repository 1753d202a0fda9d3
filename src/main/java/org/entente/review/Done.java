package org.entente.review;

import java.time.LocalDate;
import org.entente.audit.AuditAction;
import org.entente.audit.Outcome;

/**
 * How often one person did a thing in a day, UTC.
 *
 * @param vouched false where it did not come through the portal, so that it may not be so
 */
public record Done(LocalDate day, AuditAction action, Outcome outcome, long times, boolean vouched) {}
