package org.entente.audit.trail;

import java.util.UUID;

/**
 * Somebody whom an auditor may ask about.
 *
 * @param nation alpha-3
 */
public record AuditPerson(UUID id, String name, String nation) {}
