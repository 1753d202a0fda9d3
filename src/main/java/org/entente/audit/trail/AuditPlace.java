package org.entente.audit.trail;

import java.time.Instant;
import java.util.UUID;

/** Where in the list an entry stands: those that follow it are older. */
public record AuditPlace(Instant at, UUID id) {}
