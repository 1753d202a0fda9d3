package org.entente.member;

import java.util.UUID;
import org.entente.account.AccountAlreadyThere;
import org.entente.account.Accounts;
import org.entente.account.MadeAccount;
import org.entente.account.NewAccount;
import org.entente.approval.ApprovalAsk;
import org.entente.approval.Approvals;
import org.entente.audit.Attempts;
import org.entente.audit.AuditAction;
import org.entente.audit.AuditEvent;
import org.entente.audit.AuditLog;
import org.entente.audit.ObjectKind;
import org.entente.audit.Outcome;
import org.entente.label.ClearanceId;
import org.entente.label.Labels;
import org.entente.live.Change;
import org.entente.live.LiveChanges;
import org.entente.shared.MemberId;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Brings people in: an account at Keycloak and a place in the portal, both or neither. */
@Service
public class Invitations {

    private final MemberRepository members;
    private final MemberDuties duties;
    private final Accounts accounts;
    private final AccountChanges accountChanges;
    private final Approvals approvals;
    private final Labels labels;
    private final AuditLog log;
    private final LiveChanges changes;
    private final TransactionTemplate transaction;
    private final Attempts attempts;

    Invitations(
            MemberRepository members,
            MemberDuties duties,
            Accounts accounts,
            AccountChanges accountChanges,
            Approvals approvals,
            Labels labels,
            AuditLog log,
            LiveChanges changes,
            TransactionTemplate transaction,
            Attempts attempts) {
        this.members = members;
        this.duties = duties;
        this.accounts = accounts;
        this.accountChanges = accountChanges;
        this.approvals = approvals;
        this.labels = labels;
        this.log = log;
        this.changes = changes;
        this.transaction = transaction;
        this.attempts = attempts;
    }

    /** Whether the portal can make accounts. */
    @PreAuthorize("hasAnyRole('administrator', 'nation-administrator')")
    public boolean possible() {
        return accounts.managed();
    }

    /**
     * Makes the account and the member. Where that takes a second person, neither works until one agrees.
     *
     * @throws BeyondOwnNation if a nation administrator goes beyond the own nation's liaison officers and user names
     * @throws BeyondNationsClearance if the clearance gives more than the nation is cleared for
     * @throws MemberAlreadyThere if the user name is taken, here or at Keycloak: which of both is not told
     * @throws org.entente.account.AccountsUnavailable if Keycloak made no account
     */
    @PreAuthorize("hasAnyRole('administrator', 'nation-administrator')")
    public Invitation.Made invite(Invitation invitation) {
        duties.mayInvite(invitation);
        ClearanceId clearance = labels.intern(invitation.clearances());
        boolean second = Boolean.TRUE.equals(
                transaction.execute(status -> members.takesSecondPerson(invitation.role(), clearance)));
        MadeAccount account = account(invitation, !second);
        try {
            MemberId id = attempts.write(
                    AuditEvent.of(AuditAction.MEMBER_ADDED, ObjectKind.MEMBER, null)
                            .with("nation", invitation.nation())
                            .with("clearance", clearance.value()),
                    BeyondNationsClearance::of,
                    () -> member(invitation, account.id(), clearance, second));
            return new Invitation.Made(id, account.oneTimePassword(), second);
        } catch (RuntimeException e) {
            accountChanges.attempt(
                    new MemberId(account.id()),
                    () -> accounts.delete(account.id().toString()));
            if (e instanceof MemberAlreadyThere) {
                refused("TAKEN");
            }
            throw e;
        }
    }

    private MadeAccount account(Invitation invitation, boolean enabled) {
        try {
            return accounts.make(new NewAccount(
                    invitation.username(),
                    invitation.firstName(),
                    invitation.lastName(),
                    invitation.email(),
                    invitation.role(),
                    enabled));
        } catch (AccountAlreadyThere e) {
            refused("TAKEN");
            throw new MemberAlreadyThere(invitation.username());
        }
    }

    private MemberId member(Invitation invitation, UUID subject, ClearanceId clearance, boolean second) {
        MemberData data = new MemberData(
                subject,
                invitation.username(),
                invitation.displayName(),
                invitation.nation(),
                invitation.role(),
                invitation.clearances(),
                invitation.tourEndsOn(),
                invitation.clearanceEndsOn());
        MemberId id = members.insert(data, clearance, second ? Member.State.AWAITING : Member.State.ACTIVE);
        log.append(AuditEvent.of(AuditAction.MEMBER_ADDED, ObjectKind.MEMBER, id)
                .with("nation", invitation.nation())
                .with("role", invitation.role())
                .with("clearance", clearance.value())
                .with("account", "MADE"));
        if (second) {
            approvals.ask(ApprovalAsk.member(id, invitation.role(), clearance, invitation.clearanceEndsOn(), true));
        }
        changes.publish(new Change(Members.TOPIC, id.toString()));
        return id;
    }

    private void refused(String why) {
        log.refused(AuditEvent.of(AuditAction.MEMBER_ADDED, ObjectKind.MEMBER, null), Outcome.FAILED, why);
    }
}
