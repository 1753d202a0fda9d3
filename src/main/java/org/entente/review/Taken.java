package org.entente.review;

import java.time.Instant;
import org.entente.shared.WorkspaceId;
import org.jspecify.annotations.Nullable;

/**
 * What one person took along out of a workspace.
 *
 * @param workspace null for what is of none
 * @param bytes of those whose size was entered
 * @param withoutSize how many have none
 * @param vouched false where it did not come through the portal, so that it may not be so
 */
public record Taken(
        Person person,
        @Nullable WorkspaceId workspace,
        @Nullable String workspaceName,
        long times,
        long bytes,
        long withoutSize,
        Instant first,
        Instant last,
        boolean vouched) {}
