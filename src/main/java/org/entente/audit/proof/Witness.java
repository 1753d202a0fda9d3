package org.entente.audit.proof;

import java.time.Instant;
import org.entente.shared.NationCode;
import org.jspecify.annotations.Nullable;

/**
 * Whose key witnesses the log for a nation, and what it witnessed last.
 *
 * @param name the name of the key
 * @param key the public key, as C2SP signed notes write it
 * @param lastSize how many entries the log had when it was witnessed last; null if it never was
 * @param lastAt when that was, by the witness's clock
 * @param receivedAt when the portal heard of it
 */
public record Witness(
        String name,
        NationCode nation,
        String key,
        Instant addedAt,
        @Nullable Long lastSize,
        @Nullable Instant lastAt,
        @Nullable Instant receivedAt) {}
