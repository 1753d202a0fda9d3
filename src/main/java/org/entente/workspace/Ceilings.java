package org.entente.workspace;

import java.util.Comparator;
import org.entente.label.Labels;
import org.entente.label.policy.Classification;
import org.entente.label.policy.SecurityPolicy;
import org.springframework.stereotype.Component;

/** How high what is in a workspace may be classified: a level of the workspace's policy, kept as its place in the hierarchy. */
@Component
class Ceilings {

    private final Labels labels;

    Ceilings(Labels labels) {
        this.labels = labels;
    }

    /** @throws IllegalArgumentException if no policy of that name is loaded, or it has no such level */
    int rank(WorkspaceData data) {
        return labels.policies()
                .current(data.policy())
                .filter(policy -> policy.name().equals(data.policy()))
                .flatMap(policy -> policy.level(data.ceiling()))
                .orElseThrow(() ->
                        new IllegalArgumentException("The policy " + data.policy() + " has no level " + data.ceiling()))
                .rank();
    }

    // A place in the hierarchy means the same in every edition, but a newer one may have given it up.
    Classification level(String policy, int rank) {
        return labels.policies().editions(policy).stream()
                .sorted(Comparator.comparingInt(SecurityPolicy::edition).reversed())
                .flatMap(edition -> edition.levels().stream())
                .filter(level -> level.rank() == rank)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("The policy " + policy + " has no level " + rank));
    }
}
