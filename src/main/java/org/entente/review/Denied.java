package org.entente.review;

import org.entente.audit.trail.AuditEntry;
import org.jspecify.annotations.Nullable;

/**
 * Why somebody was refused.
 *
 * @param then the object as it stood; null if the entry is about none that has a label, or there was none
 * @param sight what stood between the person and the object then; null as above, or for nobody who is known
 */
public record Denied(
        AuditEntry entry,
        @Nullable ObjectThen then,
        @Nullable Sight sight) {}
