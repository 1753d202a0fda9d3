package org.entente.review;

import java.time.Instant;
import java.util.List;
import org.entente.label.ConfidentialityLabel;
import org.entente.shared.WorkspaceId;
import org.jspecify.annotations.Nullable;

/**
 * An object as it stood at a moment, without anything of its content.
 *
 * @param kind a name of {@link org.entente.audit.ObjectKind}, or {@code IMPORT}
 * @param commons whether everyone who takes part is admitted
 * @param labels all of them are asked for: its own, and those of the page it stands on, of what a message answers, and of what it is talk about
 * @param labelSince since when it had its own
 * @param withdrawnAt from then on it is given to nobody; null if it was not
 * @param decisionsKnown false if equivalents between policies may have been others then, which was not kept yet
 */
public record ObjectThen(
        String kind,
        WorkspaceId workspace,
        String workspaceName,
        boolean commons,
        List<ConfidentialityLabel> labels,
        Instant labelSince,
        @Nullable Instant withdrawnAt,
        boolean decisionsKnown) {

    public ObjectThen {
        labels = List.copyOf(labels);
    }
}
