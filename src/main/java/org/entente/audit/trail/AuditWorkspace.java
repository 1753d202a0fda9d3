package org.entente.audit.trail;

import org.entente.shared.WorkspaceId;

/** A compartment that an auditor may ask about. */
public record AuditWorkspace(WorkspaceId id, String name) {}
