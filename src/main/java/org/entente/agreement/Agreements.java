package org.entente.agreement;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.entente.agreement.law.Act;
import org.entente.agreement.law.Course;
import org.entente.audit.Attempts;
import org.entente.audit.AuditAction;
import org.entente.audit.AuditEvent;
import org.entente.audit.AuditLog;
import org.entente.audit.ObjectKind;
import org.entente.audit.TermDigest;
import org.entente.label.ConfidentialityLabel;
import org.entente.label.InvalidLabel;
import org.entente.label.LabelId;
import org.entente.live.Change;
import org.entente.live.LiveChanges;
import org.entente.shared.WorkspaceId;
import org.entente.workspace.GivenLabels;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The agreements that the asker may read and write: which those are, the database decides. */
@Service
public class Agreements {

    /** Topic of {@link LiveChanges}: an agreement, or something about it, was changed; the id is the agreement's. */
    public static final String TOPIC = "agreement";

    /** The most rows that a list answers at a time. */
    public static final int MOST_ROWS = 500;

    /** The most agreements that are gone through where the answer depends on how they stand. */
    static final int MOST_READ = 20_000;

    private final AgreementRepository agreements;
    private final ActRepository acts;
    private final GivenLabels labels;
    private final AuditLog log;
    private final LiveChanges changes;
    private final Attempts attempts;
    private final TermDigest terms;

    Agreements(
            AgreementRepository agreements,
            ActRepository acts,
            GivenLabels labels,
            AuditLog log,
            LiveChanges changes,
            Attempts attempts,
            TermDigest terms) {
        this.agreements = agreements;
        this.acts = acts;
        this.labels = labels;
        this.log = log;
        this.changes = changes;
        this.attempts = attempts;
        this.terms = terms;
    }

    /**
     * The agreements that match, in the query's order, as they stand on its day. Each call is one entry in the audit log.
     *
     * @param offset from 0
     * @param limit 1 to {@link #MOST_ROWS}
     */
    @PreAuthorize("hasRole('liaison-officer')")
    @Transactional
    public List<AgreementSummary> list(AgreementQuery query, int offset, int limit) {
        int from = Math.max(offset, 0);
        int most = Math.clamp(limit, 1, MOST_ROWS);
        List<AgreementSummary> found = query.standing() == null
                ? agreements.list(query, from, most).stream()
                        .map(stored -> summary(stored.agreement(), query.day()))
                        .toList()
                : agreements.list(query, 0, MOST_READ).stream()
                        .map(stored -> summary(stored.agreement(), query.day()))
                        .filter(summary -> summary.state().standing() == query.standing())
                        .skip(from)
                        .limit(most)
                        .toList();
        AuditEvent event = AuditEvent.of(AuditAction.AGREEMENTS_LISTED, ObjectKind.AGREEMENT, null)
                .with("offset", from)
                .with("rows", found.size());
        log.append(terms.into(query.workspace() == null ? event : event.in(query.workspace()), query.text()));
        return found;
    }

    /** The agreements that were registered or changed last, in all of the asker's workspaces. Each call is one entry in the audit log. */
    @PreAuthorize("hasRole('liaison-officer')")
    @Transactional
    public List<Agreement> newest(int most) {
        List<Agreement> found = agreements.newest(Math.clamp(most, 1, MOST_ROWS)).stream()
                .map(AgreementRepository.Stored::agreement)
                .toList();
        log.append(AuditEvent.of(AuditAction.AGREEMENTS_LISTED, ObjectKind.AGREEMENT, null)
                .with("rows", found.size()));
        return found;
    }

    /** The agreement, if it is there for the asker; otherwise an entry tells the auditor of the attempt. */
    @PreAuthorize("hasRole('liaison-officer')")
    @Transactional
    public Optional<Agreement> open(AgreementId id) {
        Optional<Agreement> found = agreements.find(id).map(AgreementRepository.Stored::agreement);
        found.ifPresentOrElse(
                agreement -> log.append(event(AuditAction.AGREEMENT_OPENED, agreement)),
                () -> log.notGiven(ObjectKind.AGREEMENT, id.toString()));
        return found;
    }

    /** Whether the agreement is there for the asker at this moment. Reads no content. */
    @PreAuthorize("hasRole('liaison-officer')")
    @Transactional(readOnly = true)
    public boolean isThere(AgreementId id) {
        return agreements.exists(id);
    }

    /**
     * Registers an agreement, with a label of the asker's nation.
     *
     * @throws InvalidLabel if the policy does not allow the label
     * @throws AgreementNotAllowed if a rule stands against it
     */
    @PreAuthorize("hasRole('liaison-officer')")
    public AgreementId create(WorkspaceId workspace, ConfidentialityLabel label, AgreementData data) {
        AgreementId id = new AgreementId(UUID.randomUUID());
        AuditEvent event = AuditEvent.of(AuditAction.AGREEMENT_CREATED, ObjectKind.AGREEMENT, id)
                .in(workspace);
        LabelId labelId = labels.intern(event, AgreementNotAllowed::of, workspace, label);
        attempts.write(event, AgreementNotAllowed::of, () -> {
            parentIsThere(data);
            if (!agreements.insert(id, workspace, labelId, data, null)) {
                throw new AgreementNotAllowed(AgreementNotAllowed.Why.BEYOND_RIGHTS);
            }
            log.append(event.with("label", labelId.value()));
            tell(id);
        });
        return id;
    }

    /**
     * Changes what an agreement says, as it was read at a version.
     *
     * @throws AgreementChangedMeanwhile if somebody changed it since
     * @throws AgreementNotThere if it is not there for the asker
     * @throws AgreementNotAllowed if a rule stands against it
     */
    @PreAuthorize("hasRole('liaison-officer')")
    public void change(AgreementId id, int version, AgreementData data) {
        attempts.write(
                AuditEvent.of(AuditAction.AGREEMENT_CHANGED, ObjectKind.AGREEMENT, id), AgreementNotAllowed::of, () -> {
                    Agreement before = current(id, version);
                    parentIsThere(data);
                    if (!agreements.update(id, version, data)) {
                        throw notWritten(id, version);
                    }
                    log.append(event(AuditAction.AGREEMENT_CHANGED, before)
                            .with("termsChanged", !before.data().terms().equals(data.terms())));
                    tell(id);
                });
    }

    /**
     * Records an act about an agreement.
     *
     * @param note the text of a reservation or declaration, or where the act is told; up to 1,000 characters
     * @throws AgreementNotThere if the agreement is not there for the asker
     * @throws AgreementNotAllowed if a rule stands against it
     */
    @PreAuthorize("hasRole('liaison-officer')")
    public UUID record(AgreementId id, Act act, String note) {
        UUID actId = UUID.randomUUID();
        attempts.write(
                AuditEvent.of(AuditAction.AGREEMENT_ACT_RECORDED, ObjectKind.AGREEMENT, id),
                AgreementNotAllowed::of,
                () -> {
                    Agreement before = current(id);
                    if (!acts.insert(id, actId, act, note.strip())) {
                        throw new AgreementNotAllowed(AgreementNotAllowed.Why.ALREADY_RECORDED);
                    }
                    log.append(event(AuditAction.AGREEMENT_ACT_RECORDED, before)
                            .with("act", actId)
                            .with("kind", act.kind()));
                    tell(id);
                });
        return actId;
    }

    /**
     * Strikes an act that was recorded in error: it is kept, and counts no longer.
     *
     * @throws AgreementNotThere if it is not there for the asker
     * @throws AgreementNotAllowed if the asker may read it and not write it
     */
    @PreAuthorize("hasRole('liaison-officer')")
    public void strike(AgreementId id, UUID act) {
        attempts.write(
                AuditEvent.of(AuditAction.AGREEMENT_ACT_STRUCK, ObjectKind.AGREEMENT, id),
                AgreementNotAllowed::of,
                () -> {
                    Agreement before = current(id);
                    if (!acts.strike(id, act)) {
                        if (before.acts().stream().noneMatch(one -> one.id().equals(act))) {
                            throw new AgreementNotThere();
                        }
                        throw new AgreementNotAllowed(AgreementNotAllowed.Why.BEYOND_RIGHTS);
                    }
                    log.append(event(AuditAction.AGREEMENT_ACT_STRUCK, before).with("act", act));
                    tell(id);
                });
    }

    static AgreementSummary summary(Agreement agreement, LocalDate day) {
        Course course = agreement.course();
        AgreementData data = agreement.data();
        return new AgreementSummary(
                agreement.id(),
                agreement.workspaceName(),
                data.title(),
                data.shortTitle(),
                data.kind(),
                data.binding(),
                data.doneOn(),
                agreement.label(),
                course.bound(day),
                course.on(day));
    }

    private void tell(AgreementId id) {
        changes.publish(new Change(TOPIC, id.toString()));
    }

    private Agreement current(AgreementId id) {
        return agreements.find(id).map(AgreementRepository.Stored::agreement).orElseThrow(AgreementNotThere::new);
    }

    private Agreement current(AgreementId id, int version) {
        Agreement agreement = current(id);
        if (agreement.version() != version) {
            throw new AgreementChangedMeanwhile();
        }
        return agreement;
    }

    // What cannot be seen cannot be stood under: silently leaving it out would lose what was typed.
    private void parentIsThere(AgreementData data) {
        if (data.parent() != null && !agreements.exists(data.parent())) {
            throw new AgreementNotAllowed(AgreementNotAllowed.Why.CIRCLE);
        }
    }

    // Either somebody was faster by a moment, which is seen now, or the asker may not write it.
    private AgreementNotAllowed notWritten(AgreementId id, int version) {
        current(id, version);
        return new AgreementNotAllowed(AgreementNotAllowed.Why.BEYOND_RIGHTS);
    }

    private static AuditEvent event(AuditAction action, Agreement agreement) {
        return AuditEvent.of(action, ObjectKind.AGREEMENT, agreement.id()).in(agreement.workspace());
    }
}
