package org.entente.member;

import java.util.List;
import java.util.Map;
import org.entente.audit.AuditAction;
import org.entente.audit.AuditEvent;
import org.entente.audit.AuditLog;
import org.entente.audit.ObjectKind;
import org.entente.label.ClearanceId;
import org.entente.label.Clearances;
import org.entente.label.Labels;
import org.entente.live.Change;
import org.entente.live.LiveChanges;
import org.entente.nation.NationPeople;
import org.entente.shared.MemberId;
import org.entente.shared.NationCode;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps members within what their nation is cleared for. Whoever awaits a second person is left as asked for: the database will
 * refuse the agreement. A membership that ended holds nothing.
 */
@Component
class MembersOfNations implements NationPeople {

    private final MemberRepository members;
    private final Labels labels;
    private final AuditLog log;
    private final LiveChanges changes;
    private final TransactionTemplate transaction;

    MembersOfNations(
            MemberRepository members,
            Labels labels,
            AuditLog log,
            LiveChanges changes,
            TransactionTemplate transaction) {
        this.members = members;
        this.labels = labels;
        this.log = log;
        this.changes = changes;
        this.transaction = transaction;
    }

    @Override
    public int beyond(NationCode nation, Clearances limit) {
        return members.clearancesOf(nation).entrySet().stream()
                .filter(held -> !labels.clearances(held.getKey()).liesWithin(limit))
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    @Override
    public void prepare(NationCode nation, Clearances limit) {
        List<Clearances> beyond = transaction.execute(status -> members.clearancesOf(nation).keySet().stream()
                .map(labels::clearances)
                .filter(held -> !held.liesWithin(limit))
                .toList());
        beyond.forEach(held -> labels.intern(held.commonWith(limit)));
    }

    @Override
    public void hold(NationCode nation) {
        members.hold(nation);
    }

    @Override
    public void lower(NationCode nation, Clearances limit) {
        for (ClearanceId before : members.clearancesOf(nation).keySet()) {
            Clearances held = labels.clearances(before);
            if (!held.liesWithin(limit)) {
                ClearanceId left = labels.intern(held.commonWith(limit));
                members.lower(nation, before, left).forEach(member -> tell(member, before, left));
            }
        }
    }

    private void tell(MemberId member, ClearanceId before, ClearanceId left) {
        log.append(AuditEvent.of(AuditAction.MEMBER_CHANGED, ObjectKind.MEMBER, member)
                .with("clearance", left.value())
                .with("clearanceBefore", before.value())
                .with("why", "NATION"));
        changes.publish(new Change(Members.TOPIC, member.toString()));
    }
}
