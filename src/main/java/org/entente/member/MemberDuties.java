package org.entente.member;

import org.entente.access.CurrentMember;
import org.entente.access.KnownMember;
import org.entente.access.Roles;
import org.entente.audit.AuditAction;
import org.entente.audit.AuditEvent;
import org.entente.audit.AuditLog;
import org.entente.audit.ObjectKind;
import org.entente.audit.Outcome;
import org.entente.shared.MemberId;
import org.entente.shared.NationCode;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whom one may change: nobody oneself, nation administrators only liaison officers of their nation. Refusals are entered. */
@Component
class MemberDuties {

    private final CurrentMember currentMember;
    private final AuditLog log;

    MemberDuties(CurrentMember currentMember, AuditLog log) {
        this.currentMember = currentMember;
        this.log = log;
    }

    void mayChange(Member member) {
        if (currentMember.require().id().equals(member.id())) {
            refuse(AuditAction.MEMBER_CHANGED, member.id(), "ONESELF");
            throw new MemberIsOneself();
        }
        within(AuditAction.MEMBER_CHANGED, member.id(), member.nation(), member.role());
    }

    void mayInvite(Invitation invitation) {
        within(AuditAction.MEMBER_ADDED, null, invitation.nation(), invitation.role());
        if (isNations() && !invitation.username().endsWith(Invitation.suffix(invitation.nation()))) {
            refuse(AuditAction.MEMBER_ADDED, null, "USER_NAME_OF_ANOTHER");
            throw new BeyondOwnNation();
        }
    }

    private void within(AuditAction action, @Nullable MemberId member, NationCode nation, String role) {
        if (isNations() && !(currentMember.require().nation().equals(nation) && role.equals(Roles.LIAISON_OFFICER))) {
            refuse(action, member, "BEYOND_OWN_NATION");
            throw new BeyondOwnNation();
        }
    }

    private boolean isNations() {
        KnownMember me = currentMember.require();
        return me.role().equals(Roles.NATION_ADMINISTRATOR);
    }

    private void refuse(AuditAction action, @Nullable MemberId member, String why) {
        log.refused(AuditEvent.of(action, ObjectKind.MEMBER, member), Outcome.DENIED, why);
    }
}
