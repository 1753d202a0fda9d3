package org.entente.workspace;

import java.time.Instant;
import org.entente.shared.MemberId;
import org.entente.shared.NationCode;

/** A member admitted to a workspace. */
public record Admission(
        MemberId member, String displayName, NationCode nation, AdmissionRole role, Instant admittedAt) {}
