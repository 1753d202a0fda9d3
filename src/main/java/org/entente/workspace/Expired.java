package org.entente.workspace;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What of one kind expired together.
 *
 * @param first when the period of the first of them began: see {@link RetentionKind}
 * @param last the same of the last
 * @param concerned public ids of the conversations or documents whose pages show it
 */
public record Expired(RetentionKind kind, int count, Instant first, Instant last, List<UUID> concerned) {

    public Expired {
        concerned = List.copyOf(concerned);
    }
}
