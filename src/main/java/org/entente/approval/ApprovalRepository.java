package org.entente.approval;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.entente.label.ClearanceId;
import org.entente.label.Labels;
import org.entente.shared.MemberId;
import org.entente.shared.NationCode;
import org.entente.shared.WorkspaceId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Rows of requests, as the database lets the asker read and decide them. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class ApprovalRepository {

    private static final String WAITING = """
            select r.id, r.kind, r.member_id, w.public_id as workspace, r.role, r.clearance_id, r.clearance_ends_on, r.opens_account,
                   coalesce(m.display_name, w.name, n.name) as subject, coalesce(m.nation, r.nation) as nation,
                   r.nation as nation_asked, r.requested_by, q.display_name as requester,
                   r.requested_at, r.expires_at
              from approval_request r
              left join member m on m.id = r.member_id
              left join workspace w on w.id = r.workspace_id
              left join nation n on n.code = r.nation
              join member q on q.id = r.requested_by
             where r.state = 'WAITING'
               and r.expires_at > now()
            """;

    private final JdbcClient jdbc;
    private final Labels labels;

    ApprovalRepository(JdbcClient jdbc, Labels labels) {
        this.jdbc = jdbc;
        this.labels = labels;
    }

    List<Approval> waiting() {
        return jdbc.sql(WAITING + " order by r.requested_at, r.id")
                .query((row, n) -> read(row))
                .list();
    }

    Optional<Approval> find(ApprovalId id) {
        return jdbc.sql(WAITING + " and r.id = ?")
                .param(id.value())
                .query((row, n) -> read(row))
                .optional();
    }

    void insert(ApprovalId id, ApprovalAsk ask) {
        jdbc.sql("""
                        insert into approval_request (id, kind, member_id, workspace_id, nation, role, clearance_id,
                                                      clearance_ends_on, opens_account)
                        values (:id, :kind, :member, (select w.id from workspace w where w.public_id = :workspace),
                                :nation, :role, :clearance, cast(:ends as date), :opens)
                        """)
                .param("id", id.value())
                .param("kind", ask.kind().name())
                .param("member", ask.member() == null ? null : ask.member().value())
                .param(
                        "workspace",
                        ask.workspace() == null ? null : ask.workspace().value())
                .param("nation", ask.nation() == null ? null : ask.nation().value())
                .param("role", ask.role())
                .param(
                        "clearance",
                        ask.clearance() == null ? null : ask.clearance().value())
                .param("ends", ask.clearanceEndsOn())
                .param("opens", ask.opensAccount())
                .update();
    }

    /** Whether the database let the asker decide it so. */
    boolean decide(ApprovalId id, String state) {
        return jdbc.sql("update approval_request set state = ? where id = ? and state = 'WAITING'")
                        .param(state)
                        .param(id.value())
                        .update()
                == 1;
    }

    private Approval read(ResultSet row) throws SQLException {
        UUID member = row.getObject("member_id", UUID.class);
        UUID workspace = row.getObject("workspace", UUID.class);
        int clearance = row.getInt("clearance_id");
        ClearanceId clearanceId = row.wasNull() ? null : new ClearanceId(clearance);
        String nation = row.getString("nation");
        String nationAsked = row.getString("nation_asked");
        return new Approval(
                new ApprovalId(row.getObject("id", UUID.class)),
                new ApprovalAsk(
                        ApprovalKind.valueOf(row.getString("kind")),
                        member == null ? null : new MemberId(member),
                        workspace == null ? null : new WorkspaceId(workspace),
                        nationAsked == null ? null : new NationCode(nationAsked),
                        row.getString("role"),
                        clearanceId,
                        day(row),
                        row.getBoolean("opens_account")),
                String.valueOf(row.getString("subject")),
                nation == null ? null : new NationCode(nation),
                clearanceId == null ? null : labels.clearances(clearanceId),
                new MemberId(row.getObject("requested_by", UUID.class)),
                row.getString("requester"),
                row.getTimestamp("requested_at").toInstant(),
                row.getTimestamp("expires_at").toInstant());
    }

    private static @Nullable LocalDate day(ResultSet row) throws SQLException {
        return row.getObject("clearance_ends_on", LocalDate.class);
    }
}
