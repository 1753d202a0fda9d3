package org.entente.workspace;

import java.util.Optional;
import org.entente.audit.Attempts;
import org.entente.audit.AuditEvent;
import org.entente.label.ConfidentialityLabel;
import org.entente.label.InvalidLabel;
import org.entente.label.LabelId;
import org.entente.label.Labels;
import org.entente.shared.WorkspaceId;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Labels that people give to what they make or change in a workspace. A label stays once it is stored, beside a decision for every
 * clearance: so one that nobody gave before is stored for those alone who may write there.
 */
@Service
public class GivenLabels {

    // What a row policy answers to whoever may not write.
    private static final String BEYOND_RIGHTS = "42501";

    private final LabelGroundRepository grounds;
    private final Labels labels;
    private final Attempts attempts;
    private final TransactionTemplate transaction;

    GivenLabels(LabelGroundRepository grounds, Labels labels, Attempts attempts, TransactionTemplate transaction) {
        this.grounds = grounds;
        this.labels = labels;
        this.attempts = attempts;
        this.transaction = transaction;
    }

    /**
     * The id of a label that the asker is about to give. What stands against it is entered as that attempt, and told in its terms.
     * Has transactions of its own, so call it before the one that uses the id.
     *
     * @throws InvalidLabel if the policy does not allow the label, or not any more
     */
    @PreAuthorize("hasRole('liaison-officer')")
    public LabelId intern(AuditEvent attempt, Attempts.Terms terms, WorkspaceId workspace, ConfidentialityLabel label) {
        return attempts.prepare(attempt, terms, () -> {
            ConfidentialityLabel given = labels.given(label);
            return labels.find(given).orElseGet(() -> {
                if (!isWritable(workspace)) {
                    throw refused(terms);
                }
                return labels.intern(given);
            });
        });
    }

    /** The id of a label that the asker thinks of giving; empty for one that is not known and that the asker could not give there. */
    @PreAuthorize("hasRole('liaison-officer')")
    public Optional<LabelId> consider(WorkspaceId workspace, ConfidentialityLabel label) {
        return labels.find(label).or(() -> isWritable(workspace) ? allowed(label) : Optional.empty());
    }

    private Optional<LabelId> allowed(ConfidentialityLabel label) {
        try {
            return Optional.of(labels.intern(label));
        } catch (InvalidLabel e) {
            return Optional.empty();
        }
    }

    private boolean isWritable(WorkspaceId workspace) {
        return Boolean.TRUE.equals(transaction.execute(status -> grounds.isWritable(workspace)));
    }

    private static RuntimeException refused(Attempts.Terms terms) {
        RuntimeException told = terms.tell(BEYOND_RIGHTS);
        return told == null ? new AccessDeniedException("May not write there") : told;
    }
}
