package org.entente.audit.proof;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the sealed log stands.
 *
 * @param name its origin
 * @param key with which its checkpoints are verified, as C2SP signed notes write it
 * @param size how many entries are sealed
 * @param signedAt when the newest checkpoint was signed; null if nothing is sealed yet
 * @param troubles what is wrong with it, as this node sees it; nothing if nothing is
 */
public record LogStanding(
        String name, String key, long size, @Nullable Instant signedAt, List<LogTrouble> troubles) {

    public LogStanding {
        troubles = List.copyOf(troubles);
    }
}
