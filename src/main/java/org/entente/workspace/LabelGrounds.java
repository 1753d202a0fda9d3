package org.entente.workspace;

import java.util.Comparator;
import java.util.List;
import org.entente.access.CurrentMember;
import org.entente.label.LabelGround;
import org.entente.label.Labels;
import org.entente.label.policy.SecurityPolicy;
import org.entente.nation.Nation;
import org.entente.nation.Nations;
import org.entente.shared.NationCode;
import org.entente.shared.WorkspaceId;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What labels may be given in a workspace. Tells only what the asker may read anyway, and changes nothing, so it is not entered. */
@Service
public class LabelGrounds {

    // Below every level: nothing may be labelled.
    private static final int NO_CEILING = -1;

    private final LabelGroundRepository grounds;
    private final Nations nations;
    private final Labels labels;
    private final CurrentMember currentMember;
    private final LabelReaders readers;

    LabelGrounds(
            LabelGroundRepository grounds,
            Nations nations,
            Labels labels,
            CurrentMember currentMember,
            LabelReaders readers) {
        this.grounds = grounds;
        this.nations = nations;
        this.labels = labels;
        this.currentMember = currentMember;
        this.readers = readers;
    }

    /** What has to be known to label something in a workspace; in one that is not there for the asker, nothing may be. */
    @PreAuthorize("hasRole('liaison-officer')")
    @Transactional(readOnly = true)
    public LabelGround of(WorkspaceId workspace) {
        NationCode own = currentMember.require().nation();
        List<Nation> active = active();
        return grounds.find(workspace)
                .map(row -> ground(workspace, row, own, active))
                .orElseGet(() -> new LabelGround(
                        labels.policy().policy(), NO_CEILING, own, null, List.of(), List.of(), null, null));
    }

    private LabelGround ground(
            WorkspaceId workspace, LabelGroundRepository.Row row, NationCode own, List<Nation> active) {
        SecurityPolicy policy = labels.policies()
                .current(row.policy())
                .orElseThrow(() -> new IllegalStateException("A workspace is of a policy that is loaded"));
        return new LabelGround(
                policy,
                row.ceiling(),
                own,
                active.stream()
                        .filter(nation -> nation.code().equals(own))
                        .flatMap(nation -> nation.clearances().under(policy.name()).stream())
                        .findFirst()
                        .orElse(null),
                grounds.nations(workspace),
                active.stream().map(Nation::code).toList(),
                grounds.last(workspace).orElse(null),
                label -> readers.of(workspace, label));
    }

    private List<Nation> active() {
        return nations.list().stream()
                .filter(nation -> nation.state() == Nation.State.ACTIVE)
                .sorted(Comparator.comparing(Nation::code))
                .toList();
    }
}
