package org.entente.member;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.entente.audit.AuditAction;
import org.entente.audit.AuditEvent;
import org.entente.audit.AuditLog;
import org.entente.audit.ObjectKind;
import org.entente.label.Clearance;
import org.entente.label.ClearanceId;
import org.entente.label.Labels;
import org.entente.shared.MemberId;
import org.entente.shared.NationCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** The members, for those who look after them. Nobody changes oneself: the database refuses it. */
@Service
public class Members {

    private final JdbcClient jdbc;
    private final AuditLog log;
    private final Labels labels;
    private final TransactionTemplate transaction;

    Members(JdbcClient jdbc, AuditLog log, Labels labels, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.log = log;
        this.labels = labels;
        this.transaction = transaction;
    }

    /** The members whom the asker may know of, by nation and name. */
    @PreAuthorize("hasAnyRole('administrator', 'nation-administrator')")
    @Transactional
    public List<Member> list() {
        log.append(AuditEvent.of(AuditAction.MEMBERS_LISTED, ObjectKind.MEMBER, null));
        return jdbc.sql("""
                        select id, username, display_name, nation, role, state, clearance_id, tour_ends_on, version
                          from member
                         order by nation, display_name
                        """).query((row, n) -> read(row)).list();
    }

    /** Brings a member in. */
    @PreAuthorize("hasRole('administrator')")
    public MemberId add(MemberData data) {
        ClearanceId clearance = labels.intern(data.clearance());
        MemberId id = new MemberId(UUID.randomUUID());
        transaction.executeWithoutResult(status -> {
            jdbc.sql("""
                            insert into member (id, subject, username, display_name, nation, role, clearance_id)
                            values (?, ?, ?, ?, ?, ?, ?)
                            """)
                    .param(id.value())
                    .param(data.subject().toString())
                    .param(data.username().strip())
                    .param(data.displayName().strip())
                    .param(data.nation().value())
                    .param(data.role())
                    .param(clearance.value())
                    .update();
            log.append(AuditEvent.of(AuditAction.MEMBER_ADDED, ObjectKind.MEMBER, id)
                    .with("nation", data.nation())
                    .with("role", data.role())
                    .with("clearance", clearance.value()));
        });
        return id;
    }

    /** Suspends a member: no rows from the next statement on. */
    @PreAuthorize("hasRole('administrator')")
    @Transactional
    public void suspend(Member member) {
        change(member, Member.State.SUSPENDED);
    }

    /** Lets a suspended member act again. */
    @PreAuthorize("hasRole('administrator')")
    @Transactional
    public void reinstate(Member member) {
        change(member, Member.State.ACTIVE);
    }

    /**
     * Gives a member another clearance.
     *
     * @throws MemberChangedMeanwhile if the member is no longer as given
     */
    @PreAuthorize("hasRole('administrator')")
    public void clear(Member member, Clearance clearance) {
        ClearanceId id = labels.intern(clearance);
        transaction.executeWithoutResult(status -> {
            expectOne(jdbc.sql("update member set clearance_id = ?, version = version + 1 where id = ? and version = ?")
                    .param(id.value())
                    .param(member.id().value())
                    .param(member.version())
                    .update());
            log.append(changed(member).with("clearance", id.value()));
        });
    }

    private void change(Member member, Member.State state) {
        expectOne(jdbc.sql("update member set state = ?, version = version + 1 where id = ? and version = ?")
                .param(state.name())
                .param(member.id().value())
                .param(member.version())
                .update());
        log.append(changed(member).with("state", state));
    }

    private static AuditEvent changed(Member member) {
        return AuditEvent.of(AuditAction.MEMBER_CHANGED, ObjectKind.MEMBER, member.id());
    }

    private static void expectOne(int rows) {
        if (rows != 1) {
            throw new MemberChangedMeanwhile();
        }
    }

    private Member read(ResultSet row) throws SQLException {
        Date tourEndsOn = row.getDate("tour_ends_on");
        return new Member(
                new MemberId(row.getObject("id", UUID.class)),
                row.getString("username"),
                row.getString("display_name"),
                new NationCode(row.getString("nation")),
                row.getString("role"),
                Member.State.valueOf(row.getString("state")),
                labels.clearance(new ClearanceId(row.getInt("clearance_id"))),
                tourEndsOn == null ? null : tourEndsOn.toLocalDate(),
                row.getInt("version"));
    }
}
