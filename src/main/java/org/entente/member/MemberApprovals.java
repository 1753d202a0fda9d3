package org.entente.member;

import java.util.Objects;
import org.entente.account.Accounts;
import org.entente.account.AccountsUnavailable;
import org.entente.approval.AgreedActFailed;
import org.entente.approval.ApprovalAsk;
import org.entente.approval.ApprovalGiven;
import org.entente.approval.ApprovalKind;
import org.entente.approval.ApprovalNotGiven;
import org.entente.audit.AuditAction;
import org.entente.audit.AuditEvent;
import org.entente.audit.AuditLog;
import org.entente.audit.ObjectKind;
import org.entente.live.Change;
import org.entente.live.LiveChanges;
import org.entente.shared.MemberId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Does what a second person agreed to, and gives up what one did not, within the transaction of the decision. */
@Component
class MemberApprovals {

    private static final Logger LOG = LoggerFactory.getLogger(MemberApprovals.class);

    private final MemberRepository members;
    private final Accounts accounts;
    private final AccountChanges accountChanges;
    private final AuditLog log;
    private final LiveChanges changes;

    MemberApprovals(
            MemberRepository members,
            Accounts accounts,
            AccountChanges accountChanges,
            AuditLog log,
            LiveChanges changes) {
        this.members = members;
        this.accounts = accounts;
        this.accountChanges = accountChanges;
        this.log = log;
        this.changes = changes;
    }

    @EventListener
    void given(ApprovalGiven given) {
        try {
            act(given);
        } catch (AccountsUnavailable e) {
            LOG.warn("What was agreed to waits for Keycloak", e);
            throw new AgreedActFailed(AgreedActFailed.Why.KEYCLOAK);
        }
    }

    private void act(ApprovalGiven given) {
        ApprovalAsk asked = given.asked();
        MemberId id = asked.member();
        if (id == null) {
            return;
        }
        Member member = members.get(id);
        String subject = members.subject(id);
        AuditEvent event = AuditEvent.of(AuditAction.MEMBER_CHANGED, ObjectKind.MEMBER, id)
                .with("approval", given.id())
                .with("nation", member.nation());
        boolean written = switch (asked.kind()) {
            case MEMBER -> {
                boolean done = members.state(member, Member.State.ACTIVE);
                if (asked.opensAccount()) {
                    accountChanges.give(id, () -> accounts.enable(subject), () -> accounts.disable(subject));
                }
                event = event.with("state", Member.State.ACTIVE);
                yield done;
            }
            case ROLE -> {
                String role = Objects.requireNonNull(asked.role());
                boolean done = members.role(member, role);
                accountChanges.give(
                        id,
                        () -> accounts.changeRole(subject, role),
                        () -> accounts.changeRole(subject, member.role()));
                event = event.with("role", role);
                yield done;
            }
            case CLEARANCE -> {
                var clearance = Objects.requireNonNull(asked.clearance());
                event = event.with("clearance", clearance.value());
                yield members.clearance(member, clearance, asked.clearanceEndsOn());
            }
            case UNSEAL, LIFT_HOLD, NATION -> true;
        };
        if (!written) {
            throw new AgreedActFailed(AgreedActFailed.Why.CHANGED);
        }
        tell(event, id);
    }

    @EventListener
    void notGiven(ApprovalNotGiven refused) {
        MemberId id = refused.asked().member();
        if (id == null || refused.asked().kind() != ApprovalKind.MEMBER) {
            return;
        }
        String subject = members.subject(id);
        if (!members.state(members.get(id), Member.State.ENDED)) {
            throw new AgreedActFailed(AgreedActFailed.Why.CHANGED);
        }
        if (refused.asked().opensAccount()) {
            accountChanges.take(id, () -> accounts.delete(subject));
        }
        tell(
                AuditEvent.of(AuditAction.MEMBER_CHANGED, ObjectKind.MEMBER, id)
                        .with("approval", refused.id())
                        .with("state", Member.State.ENDED),
                id);
    }

    private void tell(AuditEvent event, MemberId id) {
        log.append(event);
        changes.publish(new Change(Members.TOPIC, id.toString()));
    }
}
