package org.entente.spill;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.entente.audit.ObjectKind;
import org.entente.audit.ObjectUse;
import org.entente.label.ConfidentialityLabel;
import org.entente.label.LabelId;
import org.entente.label.Labels;
import org.entente.shared.MemberId;
import org.entente.shared.NationCode;
import org.entente.shared.WorkspaceId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Cases in PostgreSQL, which alone moves objects into them and out, and decides who takes which step. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class SpillRepository {

    private static final String CASES = """
            select c.id, c.object_kind, c.object_id, c.page_id, w.public_id as workspace, w.name as workspace_name, c.originator, c.nation,
                   c.label_id, c.wrong_since, c.reason, c.state, c.wanted_label_id, c.new_label_id, c.log_size,
                   r.display_name as reported_by, c.reported_at, s.display_name as settled_by, c.settled_at,
                   i.display_name as informed_by, c.informed_at, e.display_name as closed_by, c.closed_at,
                   c.reported_by = current_member() as reported_by_me, coalesce(c.wanted_by = current_member(), false) as wanted_by_me,
                   handles_spill(c.workspace_id, c.label_id, c.page_label_id, c.originator) as handled
              from spill_case c
              join workspace w on w.id = c.workspace_id
              left join member r on r.id = c.reported_by
              left join member s on s.id = c.settled_by
              left join member i on i.id = c.informed_by
              left join member e on e.id = c.closed_by
            """;

    private static final String FOR_AUDITORS = """
            select c.*, null as reason, false as reported_by_me, false as wanted_by_me, false as handled
              from auditor_spills(%s) c
            """;

    private final JdbcClient jdbc;
    private final Labels labels;

    SpillRepository(JdbcClient jdbc, Labels labels) {
        this.jdbc = jdbc;
        this.labels = labels;
    }

    /** Freezes the object; false if it is not there for the asker under that label. */
    boolean report(SpillId id, ObjectKind kind, UUID object, LabelId seen, String reason) {
        return jdbc.sql("select report_spill(?, ?, ?, ?, ?)")
                .params(id.value(), kind.name(), object, seen.value(), reason)
                .query(Boolean.class)
                .single();
    }

    /** False if the case is not the asker's to handle. */
    boolean release(SpillId id) {
        return asked("select release_spill(?)", id);
    }

    /** Empty if the case is not the asker's to handle. */
    Optional<Spills.Outcome> relabel(SpillId id, LabelId label) {
        return jdbc.sql("select relabel_spill(?, ?)")
                .params(id.value(), label.value())
                .query((row, n) -> Optional.ofNullable(row.getString(1)).map(Spills.Outcome::valueOf))
                .single();
    }

    /** How many are told; empty if the case is not the asker's to handle. */
    Optional<Integer> inform(SpillId id) {
        return jdbc.sql("select inform_spill(?, ?, ?, ?)")
                .param(id.value())
                .param(ObjectUse.names(ObjectUse.OPENED))
                .param(ObjectUse.names(ObjectUse.TAKEN))
                .param(ObjectUse.names(ObjectUse.NOT_SEEN))
                .query((row, n) -> Optional.ofNullable((Integer) row.getObject(1)))
                .single();
    }

    /** False if the asker was not told, or said it already. */
    boolean acknowledge(SpillId id) {
        return asked("select acknowledge_spill(?)", id);
    }

    /** False if the case is not the asker's to handle. */
    boolean close(SpillId id) {
        return asked("select close_spill(?)", id);
    }

    Optional<Spill> find(SpillId id) {
        return jdbc.sql(CASES + " where c.id = ?")
                .param(id.value())
                .query((row, n) -> read(row))
                .optional();
    }

    /** The newest first. */
    List<Spill> list(int most) {
        return jdbc.sql(CASES + " order by c.reported_at desc, c.id limit ?")
                .param(most)
                .query((row, n) -> read(row))
                .list();
    }

    /** Those who had it, by the entries; told to those who handle the case alone. */
    List<SpillPerson> readers(SpillId id) {
        return jdbc.sql(
                        "select r.*, null::timestamptz as informed_at, null::timestamptz as acknowledged_at from spill_readers(?, ?, ?, ?) r")
                .param(id.value())
                .param(ObjectUse.names(ObjectUse.OPENED))
                .param(ObjectUse.names(ObjectUse.TAKEN))
                .param(ObjectUse.names(ObjectUse.NOT_SEEN))
                .query((row, n) -> person(row))
                .list();
    }

    /** Those who were to be told, as far as the asker is told of them. */
    List<SpillPerson> informed(SpillId id) {
        return jdbc.sql(
                        "select p.*, p.member_id as member from spill_person p where p.case_id = ? order by p.vouched desc, p.nation, p.name, p.member_id")
                .param(id.value())
                .query((row, n) -> person(row))
                .list();
    }

    /** What the asker was told. */
    Optional<SpillNotice> notice(SpillId id) {
        return jdbc.sql("""
                        select p.*, p.member_id as member, w.public_id as workspace
                          from spill_person p
                          join workspace w on w.id = p.workspace_id
                         where p.case_id = ? and p.member_id = current_member() and p.informed_at is not null
                        """)
                .param(id.value())
                .query((row, n) -> new SpillNotice(
                        id,
                        ObjectKind.valueOf(row.getString("object_kind")),
                        row.getObject("object_id", UUID.class),
                        new WorkspaceId(row.getObject("workspace", UUID.class)),
                        labels.label(new LabelId(row.getInt("label_id"))),
                        person(row)))
                .optional();
    }

    /** As an auditor, in the auditors' role. */
    List<Spill> listForAuditor() {
        return jdbc.sql(FOR_AUDITORS.formatted("null"))
                .query((row, n) -> read(row))
                .list();
    }

    /** As {@link #listForAuditor}. */
    Optional<Spill> findForAuditor(SpillId id) {
        return jdbc.sql(FOR_AUDITORS.formatted("?"))
                .param(id.value())
                .query((row, n) -> read(row))
                .optional();
    }

    /** As {@link #listForAuditor}. */
    List<SpillPerson> informedForAuditor(SpillId id) {
        return jdbc.sql("select * from auditor_spill_people(?)")
                .param(id.value())
                .query((row, n) -> person(row))
                .list();
    }

    private boolean asked(String sql, SpillId id) {
        return jdbc.sql(sql).param(id.value()).query(Boolean.class).single();
    }

    private Spill read(ResultSet row) throws SQLException {
        return new Spill(
                new SpillId(row.getObject("id", UUID.class)),
                ObjectKind.valueOf(row.getString("object_kind")),
                row.getObject("object_id", UUID.class),
                row.getObject("page_id", UUID.class),
                new WorkspaceId(row.getObject("workspace", UUID.class)),
                row.getString("workspace_name"),
                new NationCode(row.getString("originator")),
                labels.label(new LabelId(row.getInt("label_id"))),
                row.getTimestamp("wrong_since").toInstant(),
                row.getString("reason"),
                new NationCode(row.getString("nation")),
                SpillState.valueOf(row.getString("state")),
                label(row, "wanted_label_id"),
                label(row, "new_label_id"),
                steps(row),
                (Long) row.getObject("log_size"),
                row.getBoolean("reported_by_me"),
                row.getBoolean("wanted_by_me"),
                row.getBoolean("handled"));
    }

    private static List<SpillStep> steps(ResultSet row) throws SQLException {
        List<SpillStep> steps = new ArrayList<>();
        step(row, "reported", SpillState.REPORTED, steps);
        step(
                row,
                "settled",
                row.getObject("new_label_id") == null ? SpillState.RELEASED : SpillState.RELABELLED,
                steps);
        step(row, "informed", SpillState.INFORMED, steps);
        step(row, "closed", SpillState.CLOSED, steps);
        return steps;
    }

    private static void step(ResultSet row, String name, SpillState to, List<SpillStep> steps) throws SQLException {
        Instant at = instant(row, name + "_at");
        if (at != null) {
            steps.add(new SpillStep(to, row.getString(name + "_by"), at));
        }
    }

    private static SpillPerson person(ResultSet row) throws SQLException {
        return new SpillPerson(
                new MemberId(row.getObject("member", UUID.class)),
                row.getString("name"),
                new NationCode(row.getString("nation")),
                row.getLong("opened"),
                row.getLong("taken"),
                row.getLong("worked"),
                row.getTimestamp("first_at").toInstant(),
                row.getTimestamp("last_at").toInstant(),
                row.getBoolean("vouched"),
                instant(row, "informed_at"),
                instant(row, "acknowledged_at"));
    }

    private @Nullable ConfidentialityLabel label(ResultSet row, String column) throws SQLException {
        Integer id = (Integer) row.getObject(column);
        return id == null ? null : labels.label(new LabelId(id));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp time = row.getTimestamp(column);
        return time == null ? null : time.toInstant();
    }
}
