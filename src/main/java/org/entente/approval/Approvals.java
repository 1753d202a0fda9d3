package org.entente.approval;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.entente.access.CurrentMember;
import org.entente.access.KnownMember;
import org.entente.audit.AuditAction;
import org.entente.audit.AuditEvent;
import org.entente.audit.AuditLog;
import org.entente.audit.ObjectKind;
import org.entente.audit.Outcome;
import org.entente.live.Change;
import org.entente.live.LiveChanges;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataAccessException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Requests for a second person's word. The database holds every act of these kinds to an agreement given in the act's own
 * transaction by somebody else than who asked, so that no page and no code can leave it out.
 */
@Service
public class Approvals {

    /** Topic of {@link LiveChanges}: something was asked for or decided; the id is the request's. */
    public static final String TOPIC = "approval";

    private static final Logger LOG = LoggerFactory.getLogger(Approvals.class);

    private final ApprovalRepository approvals;
    private final AuditLog log;
    private final LiveChanges changes;
    private final CurrentMember currentMember;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    Approvals(
            ApprovalRepository approvals,
            AuditLog log,
            LiveChanges changes,
            CurrentMember currentMember,
            ApplicationEventPublisher events,
            TransactionTemplate transaction) {
        this.approvals = approvals;
        this.log = log;
        this.changes = changes;
        this.currentMember = currentMember;
        this.events = events;
        this.transaction = transaction;
    }

    /** What waits: for administrators everything, for others what they asked for themselves. Oldest first. */
    @PreAuthorize("hasAnyRole('administrator', 'nation-administrator')")
    @Transactional
    public List<Approval> waiting() {
        log.append(AuditEvent.of(AuditAction.APPROVALS_LISTED, ObjectKind.APPROVAL, null));
        return approvals.waiting();
    }

    /** How much waits for the asker's own word. Tells nothing of what it is, and so is not entered. */
    @PreAuthorize("hasAnyRole('administrator', 'nation-administrator')")
    @Transactional(readOnly = true)
    public int waitingForMe() {
        return (int) approvals.waiting().stream().filter(this::mayDecide).count();
    }

    /** Whether the asker is somebody else than who asked and whom it is about, and not of the nation that it is about. */
    @PreAuthorize("hasAnyRole('administrator', 'nation-administrator')")
    public boolean mayDecide(Approval approval) {
        KnownMember me = currentMember.require();
        return !approval.requester().equals(me.id())
                && !me.id().equals(approval.asked().member())
                && !me.nation().equals(approval.asked().nation());
    }

    /** Asks for a second person's word, within the transaction that found it to be needed. */
    @PreAuthorize("hasAnyRole('administrator', 'nation-administrator')")
    @Transactional(propagation = Propagation.MANDATORY)
    public ApprovalId ask(ApprovalAsk ask) {
        ApprovalId id = new ApprovalId(UUID.randomUUID());
        approvals.insert(id, ask);
        tell(AuditAction.APPROVAL_REQUESTED, id, ask);
        return id;
    }

    /**
     * Agrees: what was asked for is done at once.
     *
     * @throws TakesAnotherPerson if the asker asked for it, or it is about the asker or the asker's nation
     * @throws ApprovalNotOpen if it does not wait any more
     * @throws AgreedActFailed if it could not be done
     */
    @PreAuthorize("hasRole('administrator')")
    public void approve(ApprovalId id) {
        decide(id, "APPROVED", AuditAction.APPROVAL_GIVEN);
    }

    /** Does not agree; refused as {@link #approve}. */
    @PreAuthorize("hasRole('administrator')")
    public void decline(ApprovalId id) {
        decide(id, "DECLINED", AuditAction.APPROVAL_DECLINED);
    }

    /**
     * Takes back what the asker asked for.
     *
     * @throws ApprovalNotOpen if it does not wait any more, or somebody else asked for it
     */
    @PreAuthorize("hasAnyRole('administrator', 'nation-administrator')")
    @Transactional
    public void withdraw(ApprovalId id) {
        Approval approval = approvals
                .find(id)
                .filter(one -> one.requester().equals(currentMember.require().id()))
                .orElseThrow(ApprovalNotOpen::new);
        settle(approval, "WITHDRAWN", AuditAction.APPROVAL_WITHDRAWN);
    }

    private void decide(ApprovalId id, String state, AuditAction action) {
        Approval approval = Objects.requireNonNull(
                transaction.execute(status -> approvals.find(id).orElseThrow(ApprovalNotOpen::new)));
        if (!mayDecide(approval)) {
            log.refused(event(action, id, approval.asked()), Outcome.DENIED, "SAME_PERSON");
            throw new TakesAnotherPerson();
        }
        try {
            transaction.executeWithoutResult(status -> settle(approval, state, action));
        } catch (DataAccessException e) {
            LOG.info("What was agreed to is refused by the database", e);
            throw new AgreedActFailed(AgreedActFailed.Why.CHANGED);
        }
    }

    private void settle(Approval approval, String state, AuditAction action) {
        if (!approvals.decide(approval.id(), state)) {
            throw new ApprovalNotOpen();
        }
        tell(action, approval.id(), approval.asked());
        events.publishEvent(
                state.equals("APPROVED")
                        ? new ApprovalGiven(approval.id(), approval.asked())
                        : new ApprovalNotGiven(approval.id(), approval.asked()));
    }

    private void tell(AuditAction action, ApprovalId id, ApprovalAsk ask) {
        log.append(event(action, id, ask));
        changes.publish(new Change(TOPIC, id.toString()));
    }

    private static AuditEvent event(AuditAction action, ApprovalId id, ApprovalAsk ask) {
        AuditEvent event = AuditEvent.of(action, ObjectKind.APPROVAL, id).with("kind", ask.kind());
        if (ask.member() != null) {
            event = event.with("member", ask.member());
        }
        if (ask.workspace() != null) {
            event = event.in(ask.workspace());
        }
        if (ask.nation() != null) {
            event = event.with("nation", ask.nation());
        }
        if (ask.role() != null) {
            event = event.with("role", ask.role());
        }
        if (ask.clearance() != null) {
            event = event.with("clearance", ask.clearance().value());
        }
        return event;
    }
}
