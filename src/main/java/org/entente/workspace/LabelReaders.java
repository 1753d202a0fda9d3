package org.entente.workspace;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.entente.access.CurrentMember;
import org.entente.label.ConfidentialityLabel;
import org.entente.label.Labels;
import org.entente.label.Readership;
import org.entente.nation.Nation;
import org.entente.nation.Nations;
import org.entente.shared.NationCode;
import org.entente.shared.WorkspaceId;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who could read what carries a label in a workspace. Tells only what the asker may read anyway, and changes nothing, so it is not
 * entered: it is asked at every touch of a label that is being chosen.
 */
@Service
public class LabelReaders {

    private final LabelGroundRepository grounds;
    private final Nations nations;
    private final Labels labels;
    private final CurrentMember currentMember;

    LabelReaders(LabelGroundRepository grounds, Nations nations, Labels labels, CurrentMember currentMember) {
        this.grounds = grounds;
        this.nations = nations;
        this.labels = labels;
        this.currentMember = currentMember;
    }

    /**
     * Who could read what carries a label in a workspace: of other nations, those with somebody admitted or named by the label; of
     * the asker's own, everybody admitted. Nobody, if the workspace is not there for the asker.
     */
    @PreAuthorize("hasRole('liaison-officer')")
    @Transactional(readOnly = true)
    public Readership of(WorkspaceId workspace, ConfidentialityLabel label) {
        if (grounds.find(workspace).isEmpty()) {
            return new Readership(List.of(), List.of());
        }
        NationCode own = currentMember.require().nation();
        Set<NationCode> here = new TreeSet<>(grounds.nations(workspace));
        Set<NationCode> named = labels.policies().of(label).stream()
                .flatMap(policy -> policy.nations(label).stream())
                .collect(Collectors.toSet());
        return new Readership(
                nations.list().stream()
                        .filter(nation -> nation.state() == Nation.State.ACTIVE)
                        .filter(nation -> !nation.code().equals(own))
                        .filter(nation -> here.contains(nation.code()) || named.contains(nation.code()))
                        .map(nation -> new Readership.OfNation(
                                nation.code(), here.contains(nation.code()), labels.decide(nation.clearances(), label)))
                        .toList(),
                grounds.people(workspace).stream()
                        .map(person ->
                                new Readership.OfPerson(person.name(), labels.decide(person.clearances(), label)))
                        .toList());
    }
}
