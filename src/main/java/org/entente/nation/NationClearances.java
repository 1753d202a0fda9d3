package org.entente.nation;

import org.entente.access.CurrentMember;
import org.entente.approval.ApprovalAsk;
import org.entente.approval.Approvals;
import org.entente.audit.AuditAction;
import org.entente.audit.AuditEvent;
import org.entente.audit.AuditLog;
import org.entente.audit.ObjectKind;
import org.entente.audit.Outcome;
import org.entente.label.ClearanceId;
import org.entente.label.Clearances;
import org.entente.label.Labels;
import org.entente.live.Change;
import org.entente.live.LiveChanges;
import org.entente.shared.NationCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** What nations' people may be given at most, as was agreed with each nation. Nobody changes it for one's own. */
@Service
public class NationClearances {

    private final JdbcClient jdbc;
    private final Labels labels;
    private final NationPeople people;
    private final Approvals approvals;
    private final AuditLog log;
    private final LiveChanges changes;
    private final CurrentMember currentMember;
    private final TransactionTemplate transaction;

    NationClearances(
            JdbcClient jdbc,
            Labels labels,
            NationPeople people,
            Approvals approvals,
            AuditLog log,
            LiveChanges changes,
            CurrentMember currentMember,
            TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.labels = labels;
        this.people = people;
        this.approvals = approvals;
        this.log = log;
        this.changes = changes;
        this.currentMember = currentMember;
        this.transaction = transaction;
    }

    /** From how many members a clearance of the nation would take something, for the question before it is changed. */
    @PreAuthorize("hasRole('administrator')")
    @Transactional(readOnly = true)
    public int concerned(NationCode nation, Clearances wanted) {
        return people.beyond(nation, wanted);
    }

    /**
     * Clears a nation for something else. What opens no more takes effect at once, and on its members: whoever holds more keeps what
     * is common to both. What opens more and reaches one of a policy's two highest levels waits for a second person.
     *
     * @param nation as it was read
     * @return whether it is done; otherwise it waits
     * @throws OwnNation if it is the asker's own
     * @throws NationChangedMeanwhile if the nation is no longer as given
     */
    @PreAuthorize("hasRole('administrator')")
    public boolean clear(Nation nation, Clearances wanted) {
        ClearanceId clearance = labels.intern(wanted);
        if (currentMember.require().nation().equals(nation.code())) {
            log.refused(event(nation.code(), clearance), Outcome.DENIED, "OWN_NATION");
            throw new OwnNation();
        }
        people.prepare(nation.code(), wanted);
        return Boolean.TRUE.equals(transaction.execute(status -> {
            if (!wanted.opensNoMoreThan(nation.clearances()) && takesSecondPerson(clearance)) {
                approvals.ask(ApprovalAsk.nation(nation.code(), clearance));
                return false;
            }
            change(nation, clearance, event(nation.code(), clearance));
            return true;
        }));
    }

    /** Does it, in the caller's transaction. */
    void change(Nation nation, ClearanceId clearance, AuditEvent event) {
        people.hold(nation.code());
        int before = jdbc.sql("select coalesce(clearance_id, 0) from nation where code = ?")
                .param(nation.code().value())
                .query(Integer.class)
                .single();
        int changed = jdbc.sql("""
                        update nation
                           set clearance_id = ?, version = version + 1
                         where code = ? and version = ? and state <> 'LEFT'
                        """)
                .param(clearance.value())
                .param(nation.code().value())
                .param(nation.version())
                .update();
        if (changed == 0) {
            throw new NationChangedMeanwhile();
        }
        log.append(event.with("clearanceBefore", before));
        people.lower(nation.code(), labels.clearances(clearance));
        changes.publish(new Change(Nations.TOPIC, nation.code().value()));
    }

    static AuditEvent event(NationCode nation, ClearanceId clearance) {
        return AuditEvent.of(AuditAction.NATION_CHANGED, ObjectKind.NATION, nation)
                .with("clearance", clearance.value());
    }

    private boolean takesSecondPerson(ClearanceId clearance) {
        return jdbc.sql("select needs_second_person(?)")
                .param(clearance.value())
                .query(Boolean.class)
                .single();
    }
}
