package org.entente.workspace.ui;

import java.time.Instant;
import java.util.Optional;
import org.entente.uikit.StatusBadge;
import org.entente.uikit.Times;
import org.entente.uikit.Tone;
import org.entente.uikit.Words;
import org.entente.workspace.AdmissionRole;
import org.entente.workspace.Retention;
import org.entente.workspace.RetentionKind;
import org.entente.workspace.Workspace;

/** How a workspace's terms read. */
final class WorkspaceWords {

    private WorkspaceWords() {}

    static String role(AdmissionRole role) {
        return Words.of("workspace.role." + role);
    }

    /** How long a kind of content is kept, and what comes of it. */
    static String retention(RetentionKind kind, Retention retention) {
        String now = retention.days() == null
                ? Words.of("workspace.retention.for-ever." + kind)
                : Words.of("workspace.retention.for." + kind, retention.days());
        return coming(retention).map(then -> now + " " + then).orElse(now);
    }

    /** The shorter time that does not hold yet; empty if none was set. */
    static Optional<String> coming(Retention retention) {
        Integer days = retention.nextDays();
        Instant from = retention.nextFrom();
        return days == null || from == null
                ? Optional.empty()
                : Optional.of(Words.of(
                        "workspace.retention.coming",
                        days,
                        Times.day(from.atZone(Times.zone()).toLocalDate())));
    }

    static StatusBadge held() {
        return new StatusBadge(Words.of("workspace.held"), Tone.WARNING);
    }

    static StatusBadge state(Workspace workspace) {
        return new StatusBadge(
                Words.of("workspace.state." + workspace.state()),
                workspace.state() == Workspace.State.ACTIVE ? Tone.SUCCESS : Tone.NEUTRAL);
    }
}
