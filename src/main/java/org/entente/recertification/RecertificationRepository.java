package org.entente.recertification;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.entente.shared.MemberId;
import org.entente.shared.NationCode;
import org.entente.shared.WorkspaceId;
import org.entente.workspace.AdmissionRole;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Rounds in PostgreSQL, which alone writes them and decides whose answer it is. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class RecertificationRepository {

    private static final String ROUNDS = """
            select r.id, w.public_id as workspace, w.name as workspace_name, r.opened_at, r.due_at, r.lapses_at, r.closed_at,
                   l.people, l.unanswered, l.confirmed, l.withdrawn, l.lapsed,
                   r.closed_at is null and r.due_at <= now() and l.unanswered > 0 as overdue
              from recertification r
              join workspace w on w.id = r.workspace_id
             cross join lateral (
                   select count(*)                                       as people,
                          count(*) filter (where l.state = 'OPEN')       as unanswered,
                          count(*) filter (where l.state = 'CONFIRMED')  as confirmed,
                          count(*) filter (where l.state = 'WITHDRAWN')  as withdrawn,
                          count(*) filter (where l.state = 'LAPSED')     as lapsed
                     from recertification_line l
                    where l.round_id = r.id) l
            """;

    private final JdbcClient jdbc;

    RecertificationRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What an entry tells of a line. */
    record Concerned(MemberId member, WorkspaceId workspace, RoundId round) {}

    /** A round that was opened. */
    record Opened(RoundId round, int people) {}

    boolean leads(WorkspaceId workspace) {
        return jdbc.sql("""
                        select exists (select from workspace w where w.public_id = ? and w.id = any (led_workspaces()))
                        """).param(workspace.value()).query(Boolean.class).single();
    }

    /** The round that is open in a workspace, or the last one, as far as it is there for the asker. */
    Optional<Round> latest(WorkspaceId workspace) {
        return jdbc.sql(ROUNDS + " where w.public_id = ? order by r.opened_at desc, r.id limit 1")
                .param(workspace.value())
                .query((row, n) -> round(row))
                .optional();
    }

    /** Those first that are overdue, then those that are open by when they are due, then the last that were closed. */
    List<Round> list(int most) {
        return jdbc.sql(ROUNDS + """
                         order by r.closed_at is not null, not (r.due_at <= now() and l.unanswered > 0),
                                  case when r.closed_at is null then r.due_at end, r.closed_at desc, r.id
                         limit ?
                        """).param(most).query((row, n) -> round(row)).list();
    }

    List<Line> lines(RoundId round) {
        return jdbc.sql("""
                        select l.id, l.member_id, l.nation, l.name, l.role, l.admitted_at, l.state, a.display_name as answered_by, l.answered_at,
                               l.reason, last_active_in_round(l.round_id, l.member_id) as last_active,
                               answers_for(r.workspace_id, l.member_id) as answerable
                          from recertification_line l
                          join recertification r on r.id = l.round_id
                          left join member a on a.id = l.answered_by
                         where l.round_id = ?
                         order by l.state <> 'OPEN', l.nation, l.name, l.id
                        """).param(round.value()).query((row, n) -> line(row)).list();
    }

    Optional<Concerned> concerned(LineId line) {
        return jdbc.sql("""
                        select l.member_id, w.public_id, l.round_id
                          from recertification_line l
                          join recertification r on r.id = l.round_id
                          join workspace w on w.id = r.workspace_id
                         where l.id = ?
                        """)
                .param(line.value())
                .query((row, n) -> new Concerned(
                        new MemberId(row.getObject(1, UUID.class)),
                        new WorkspaceId(row.getObject(2, UUID.class)),
                        new RoundId(row.getObject(3, UUID.class))))
                .optional();
    }

    /** Empty if a round is open already, or nobody is admitted. */
    Optional<Opened> open(WorkspaceId workspace) {
        return jdbc.sql("select * from open_recertification(?)")
                .param(workspace.value())
                .query((row, n) -> new Opened(new RoundId(row.getObject("round", UUID.class)), row.getInt("people")))
                .optional();
    }

    /** What came of an answer: {@code DONE}, or why not. */
    String answer(LineId line, String answer, @Nullable String reason) {
        return jdbc.sql("select answer_recertification(?, ?, ?)")
                .param(line.value())
                .param(answer)
                .param(reason)
                .query(String.class)
                .single();
    }

    int waiting() {
        return jdbc.sql("select recertifications_waiting()")
                .query(Integer.class)
                .single();
    }

    Terms terms(WorkspaceId workspace) {
        return jdbc.sql("select t.* from recertification_terms((select w.id from workspace w where w.public_id = ?)) t")
                .param(workspace.value())
                .query((row, n) -> new Terms(row.getInt("every_days"), row.getInt("answer_days")))
                .single();
    }

    /** Whether there is such a workspace. */
    boolean set(WorkspaceId workspace, Terms terms) {
        return jdbc.sql("""
                        insert into recertification_rule (workspace_id, every_days, answer_days)
                        select w.id, ?, ? from workspace w where w.public_id = ?
                            on conflict (workspace_id) do update
                           set every_days = excluded.every_days, answer_days = excluded.answer_days
                        """)
                        .params(terms.everyDays(), terms.answerDays(), workspace.value())
                        .update()
                == 1;
    }

    Optional<EndedAdmission> ended(LineId line) {
        return jdbc.sql("select * from own_ended_admission(?)")
                .param(line.value())
                .query((row, n) -> new EndedAdmission(
                        row.getString("workspace_name"),
                        LineState.valueOf(row.getString("state")),
                        row.getTimestamp("ended_at").toInstant()))
                .optional();
    }

    private static Round round(ResultSet row) throws SQLException {
        return new Round(
                new RoundId(row.getObject("id", UUID.class)),
                new WorkspaceId(row.getObject("workspace", UUID.class)),
                row.getString("workspace_name"),
                row.getTimestamp("opened_at").toInstant(),
                row.getTimestamp("due_at").toInstant(),
                row.getTimestamp("lapses_at").toInstant(),
                instant(row, "closed_at"),
                row.getBoolean("overdue"),
                row.getInt("people"),
                row.getInt("unanswered"),
                row.getInt("confirmed"),
                row.getInt("withdrawn"),
                row.getInt("lapsed"));
    }

    private static Line line(ResultSet row) throws SQLException {
        return new Line(
                new LineId(row.getObject("id", UUID.class)),
                new MemberId(row.getObject("member_id", UUID.class)),
                new NationCode(row.getString("nation")),
                row.getString("name"),
                AdmissionRole.valueOf(row.getString("role")),
                row.getTimestamp("admitted_at").toInstant(),
                row.getObject("last_active", LocalDate.class),
                LineState.valueOf(row.getString("state")),
                row.getString("answered_by"),
                instant(row, "answered_at"),
                row.getString("reason"),
                row.getBoolean("answerable"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp time = row.getTimestamp(column);
        return time == null ? null : time.toInstant();
    }
}
