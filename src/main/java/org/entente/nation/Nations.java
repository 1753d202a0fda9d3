package org.entente.nation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.entente.access.CurrentMember;
import org.entente.access.MemberDirectory;
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
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** The nations that take part: every member may know them, administrators manage them. */
@Service
public class Nations {

    /** Topic of {@link LiveChanges}: a nation came in or its state changed; the id is its code. */
    public static final String TOPIC = "nation";

    private final JdbcClient jdbc;
    private final AuditLog log;
    private final LiveChanges changes;
    private final CurrentMember currentMember;
    private final Labels labels;
    private final TransactionTemplate transaction;

    Nations(
            JdbcClient jdbc,
            AuditLog log,
            LiveChanges changes,
            CurrentMember currentMember,
            Labels labels,
            TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.log = log;
        this.changes = changes;
        this.currentMember = currentMember;
        this.labels = labels;
        this.transaction = transaction;
    }

    /** All nations, by code. */
    @PreAuthorize("hasAnyRole('liaison-officer', 'administrator', 'nation-administrator', 'auditor')")
    @Transactional(readOnly = true)
    public List<Nation> list() {
        return jdbc.sql("select code, name, state, clearance_id, version from nation order by code")
                .query((row, n) -> read(row))
                .list();
    }

    /** One of them, in the caller's transaction. */
    Nation get(NationCode code) {
        return jdbc.sql("select code, name, state, clearance_id, version from nation where code = ?")
                .param(code.value())
                .query((row, n) -> read(row))
                .single();
    }

    /**
     * Brings a nation in, cleared as every nation is with which nothing else was agreed.
     *
     * @param name 1 to 100 characters
     * @throws NationAlreadyThere if it takes part already
     */
    @PreAuthorize("hasRole('administrator')")
    public void add(NationCode code, String name) {
        ClearanceId clearance = labels.intern(labels.standing(code));
        transaction.executeWithoutResult(status -> {
            try {
                jdbc.sql("insert into nation (code, name, clearance_id) values (?, ?, ?)")
                        .param(code.value())
                        .param(name)
                        .param(clearance.value())
                        .update();
            } catch (DuplicateKeyException e) {
                throw new NationAlreadyThere(code);
            }
            log.append(AuditEvent.of(AuditAction.NATION_ADDED, ObjectKind.NATION, code)
                    .with("clearance", clearance.value()));
            changes.publish(new Change(TOPIC, code.value()));
        });
    }

    /**
     * Suspends a nation: none of its members sees anything from the next statement on.
     *
     * @throws OwnNation if it is the asker's own
     */
    @PreAuthorize("hasRole('administrator')")
    @Transactional
    public void suspend(NationCode code) {
        change(code, Nation.State.SUSPENDED);
    }

    /** Lets a suspended nation act again. */
    @PreAuthorize("hasRole('administrator')")
    @Transactional
    public void reinstate(NationCode code) {
        change(code, Nation.State.ACTIVE);
    }

    /**
     * Takes a nation out for good: none of its members sees anything from the next statement on, and it does not come back. What
     * it released to others stays with them.
     *
     * @throws OwnNation if it is the asker's own
     */
    @PreAuthorize("hasRole('administrator')")
    @Transactional
    public void leave(NationCode code) {
        change(code, Nation.State.LEFT);
    }

    /** How many members of a nation may act now, for the question before it is suspended or leaves. */
    @PreAuthorize("hasRole('administrator')")
    @Transactional(readOnly = true)
    public int activeMembers(NationCode code) {
        return jdbc.sql("select count(*) from member where nation = ? and state = 'ACTIVE'")
                .param(code.value())
                .query(Integer.class)
                .single();
    }

    private void change(NationCode code, Nation.State state) {
        if (currentMember.require().nation().equals(code)) {
            log.refused(
                    AuditEvent.of(AuditAction.NATION_CHANGED, ObjectKind.NATION, code), Outcome.DENIED, "OWN_NATION");
            throw new OwnNation();
        }
        int changed = jdbc.sql(
                        "update nation set state = ?, version = version + 1 where code = ? and state not in (?, 'LEFT')")
                .param(state.name())
                .param(code.value())
                .param(state.name())
                .update();
        if (changed == 1) {
            log.append(AuditEvent.of(AuditAction.NATION_CHANGED, ObjectKind.NATION, code)
                    .with("state", state));
            changes.publish(new Change(TOPIC, code.value()));
            changes.publish(new Change(MemberDirectory.CHANGED, Change.ANY));
        }
    }

    private Nation read(ResultSet row) throws SQLException {
        int clearance = row.getInt("clearance_id");
        Clearances clearances = row.wasNull() ? Clearances.NONE : labels.clearances(new ClearanceId(clearance));
        return new Nation(
                new NationCode(row.getString("code")),
                row.getString("name"),
                Nation.State.valueOf(row.getString("state")),
                clearances,
                row.getInt("version"));
    }
}
