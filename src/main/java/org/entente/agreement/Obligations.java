package org.entente.agreement;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.entente.audit.Attempts;
import org.entente.audit.AuditAction;
import org.entente.audit.AuditEvent;
import org.entente.audit.AuditLog;
import org.entente.audit.ObjectKind;
import org.entente.document.DocumentSummary;
import org.entente.document.Documents;
import org.entente.live.Change;
import org.entente.live.LiveChanges;
import org.entente.shared.SubjectKind;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What agreements oblige their parties to do, by when, and what proves that it was done. */
@Service
public class Obligations {

    private final ObligationRepository obligations;
    private final AgreementRepository agreements;
    private final Documents documents;
    private final AuditLog log;
    private final LiveChanges changes;
    private final Attempts attempts;

    Obligations(
            ObligationRepository obligations,
            AgreementRepository agreements,
            Documents documents,
            AuditLog log,
            LiveChanges changes,
            Attempts attempts) {
        this.obligations = obligations;
        this.agreements = agreements;
        this.documents = documents;
        this.log = log;
        this.changes = changes;
        this.attempts = attempts;
    }

    /** The obligations of an agreement that is open on the asker's screen, by due date. */
    @PreAuthorize("hasRole('liaison-officer')")
    @Transactional
    public List<Obligation> of(AgreementId agreement) {
        List<Obligation> found = obligations.of(agreement);
        if (!found.isEmpty()) {
            agreements
                    .find(agreement)
                    .ifPresent(of ->
                            log.append(AuditEvent.of(AuditAction.OBLIGATIONS_LISTED, ObjectKind.AGREEMENT, agreement)
                                    .in(of.agreement().workspace())
                                    .with("rows", found.size())));
        }
        return found;
    }

    /** The documents of an agreement, any of which may prove that an obligation was met. */
    @PreAuthorize("hasRole('liaison-officer')")
    public List<DocumentSummary> documents(AgreementId agreement) {
        return documents.about(SubjectKind.AGREEMENT, agreement.value());
    }

    /**
     * Records an obligation.
     *
     * @throws AgreementNotThere if the agreement is not there for the asker
     * @throws AgreementNotAllowed if the asker may not write it
     */
    @PreAuthorize("hasRole('liaison-officer')")
    public UUID add(AgreementId agreement, Obligation.Data data) {
        UUID id = UUID.randomUUID();
        write(agreement, id, () -> obligations.insert(agreement, id, data));
        return id;
    }

    /**
     * Changes an obligation that was read at a version.
     *
     * @throws AgreementChangedMeanwhile if somebody changed it since
     * @throws AgreementNotThere if it is not there for the asker
     * @throws AgreementNotAllowed if the asker may not write it
     */
    @PreAuthorize("hasRole('liaison-officer')")
    public void change(AgreementId agreement, Obligation before, Obligation.Data data) {
        write(agreement, before.id(), () -> obligations.update(agreement, before.id(), before.version(), data));
    }

    /**
     * Tells that an obligation was met, with what proves it; with no day, that it is open again. As {@link #change}.
     *
     * @param evidence the public id of a document, or null
     */
    @PreAuthorize("hasRole('liaison-officer')")
    public void settle(
            AgreementId agreement, Obligation before, @Nullable LocalDate metOn, @Nullable UUID evidence, String note) {
        write(
                agreement,
                before.id(),
                () -> obligations.settle(agreement, before.id(), before.version(), metOn, evidence, note));
    }

    private void write(AgreementId agreement, UUID id, BooleanSupplier written) {
        attempts.write(
                AuditEvent.of(AuditAction.OBLIGATION_CHANGED, ObjectKind.AGREEMENT, agreement),
                AgreementNotAllowed::of,
                () -> {
                    Agreement of = agreements
                            .find(agreement)
                            .orElseThrow(AgreementNotThere::new)
                            .agreement();
                    if (!written.getAsBoolean()) {
                        throw new AgreementChangedMeanwhile();
                    }
                    log.append(AuditEvent.of(AuditAction.OBLIGATION_CHANGED, ObjectKind.AGREEMENT, agreement)
                            .in(of.workspace())
                            .with("obligation", id));
                    changes.publish(new Change(Agreements.TOPIC, agreement.toString()));
                });
    }
}
