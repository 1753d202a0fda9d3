package org.entente.training;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.entente.label.LabelId;
import org.entente.shared.MemberId;
import org.entente.shared.NationCode;
import org.entente.shared.WorkspaceId;
import org.entente.training.Iteration.Attended;
import org.entente.training.Iteration.Kept;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Iterations and their seats in PostgreSQL, which decides who sees and writes which row and that no seat is given twice. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class IterationRepository {

    private static final String SELECT = """
            select i.id, i.public_id, c.public_id as course, w.public_id as workspace, i.originator, i.starts_on, i.ends_on, i.place,
                   i.seats, i.nominations_until, i.state, i.version, f.free
              from course_iteration i
              join course c on c.id = i.course_id
              join workspace w on w.id = i.workspace_id
              left join lateral free_seats(array[i.public_id]) f on true
            """;

    private final JdbcClient jdbc;

    IterationRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A waiting nomination that was given a seat, and who is told. */
    record Promoted(NominationId nomination, MemberId nominator, LabelId label) {}

    /** Iterations of a course, the latest first. */
    List<Iteration> list(CourseId course) {
        return jdbc.sql(SELECT + " where c.public_id = ? order by i.starts_on desc, i.id desc")
                .param(course.value())
                .query((row, n) -> iteration(row))
                .list();
    }

    Optional<Iteration> find(IterationId id) {
        return jdbc.sql(SELECT + " where i.public_id = ?")
                .param(id.value())
                .query((row, n) -> iteration(row))
                .optional();
    }

    /** Holds it until the transaction ends; false if it is not the asker's to write in. Before anything that moves seats. */
    boolean lock(IterationId id) {
        return jdbc.sql("select lock_iteration(?)")
                .param(id.value())
                .query((row, n) -> row.getBoolean(1))
                .single();
    }

    List<Promoted> promoteWaiting(IterationId id) {
        return jdbc.sql("select promoted, nominator, under_label from promote_waiting(?)")
                .param(id.value())
                .query((row, n) -> new Promoted(
                        new NominationId(row.getObject("promoted", UUID.class)),
                        new MemberId(row.getObject("nominator", UUID.class)),
                        new LabelId(row.getInt("under_label"))))
                .list();
    }

    /** False if the course is not there for the asker. */
    boolean insert(IterationId id, CourseId course, IterationData data, IterationState state) {
        return jdbc.sql("""
                        insert into course_iteration
                               (public_id, workspace_id, label_id, originator, course_id, starts_on, ends_on, place, seats,
                                nominations_until, state, created_by)
                        select :id, c.workspace_id, c.label_id, c.originator, c.id, :starts, :ends, :place, :seats, :until, :state,
                               current_member()
                          from course c
                         where c.public_id = :course
                        """)
                        .param("id", id.value())
                        .param("course", course.value())
                        .param("state", state.name())
                        .params(columns(data))
                        .update()
                == 1;
    }

    /** False if it is not the asker's to change, or no longer at that version. */
    boolean update(IterationId id, int version, IterationData data) {
        return jdbc.sql("""
                        update course_iteration
                           set starts_on = :starts, ends_on = :ends, place = :place, seats = :seats, nominations_until = :until,
                               version = version + 1
                         where public_id = :id and version = :version
                        """)
                        .param("id", id.value())
                        .param("version", version)
                        .params(columns(data))
                        .update()
                == 1;
    }

    /** As {@link #update}, for the state alone. */
    boolean state(IterationId id, IterationState before, IterationState after) {
        return jdbc.sql(
                                "update course_iteration set state = ?, version = version + 1 where public_id = ? and state = ?")
                        .param(after.name())
                        .param(id.value())
                        .param(before.name())
                        .update()
                == 1;
    }

    /** Keeps seats for a nation in place of those kept before; with 0, releases them. */
    void keep(IterationId id, NationCode nation, int seats) {
        // The reader of one's own quota is not its writer: an upsert would need to read what it may conflict with.
        int changed = jdbc.sql("""
                        update seat_quota set seats = ?
                         where nation = ? and iteration_id = (select i.id from course_iteration i where i.public_id = ?)
                        """)
                .param(seats)
                .param(nation.value())
                .param(id.value())
                .update();
        if (changed == 0) {
            jdbc.sql("""
                            insert into seat_quota (iteration_id, workspace_id, label_id, originator, nation, seats)
                            select i.id, i.workspace_id, i.label_id, i.originator, ?, ? from course_iteration i where i.public_id = ?
                            """).param(nation.value()).param(seats).param(id.value()).update();
        }
    }

    /** Those who act for a nation in a workspace, as far as the asker may know of them. */
    List<MemberId> contributors(WorkspaceId workspace, NationCode nation) {
        return jdbc.sql("""
                        select m.id
                          from admission a
                          join workspace w on w.id = a.workspace_id
                          join member m on m.id = a.member_id
                         where w.public_id = ? and m.nation = ? and a.role in ('LEAD', 'CONTRIBUTOR')
                        """)
                .param(workspace.value())
                .param(nation.value())
                .query((row, n) -> new MemberId(row.getObject(1, UUID.class)))
                .list();
    }

    LabelId label(IterationId id) {
        return jdbc.sql("select label_id from course_iteration where public_id = ?")
                .param(id.value())
                .query((row, n) -> new LabelId(row.getInt(1)))
                .single();
    }

    private List<Kept> kept(long iteration) {
        return jdbc.sql("select nation, seats from seat_quota where iteration_id = ? and seats > 0 order by nation")
                .param(iteration)
                .query((row, n) -> new Kept(new NationCode(row.getString("nation")), row.getInt("seats")))
                .list();
    }

    private List<Attended> attended(long iteration) {
        return jdbc.sql("""
                        select party, sum(people) as people from course_attendance where iteration_id = ?
                         group by party order by sum(people) desc, party
                        """)
                .param(iteration)
                .query((row, n) -> new Attended(row.getString("party"), row.getInt("people")))
                .list();
    }

    private static Map<String, @Nullable Object> columns(IterationData data) {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("starts", Date.valueOf(data.starts()));
        values.put("ends", Date.valueOf(data.ends()));
        values.put("place", data.place());
        values.put("seats", data.seats());
        values.put("until", data.nominationsUntil() == null ? null : Date.valueOf(data.nominationsUntil()));
        return values;
    }

    private Iteration iteration(ResultSet row) throws SQLException {
        Date until = row.getDate("nominations_until");
        long id = row.getLong("id");
        return new Iteration(
                new IterationId(row.getObject("public_id", UUID.class)),
                new CourseId(row.getObject("course", UUID.class)),
                new WorkspaceId(row.getObject("workspace", UUID.class)),
                new NationCode(row.getString("originator")),
                new IterationData(
                        row.getDate("starts_on").toLocalDate(),
                        row.getDate("ends_on").toLocalDate(),
                        row.getString("place"),
                        row.getInt("seats"),
                        until == null ? null : until.toLocalDate()),
                IterationState.valueOf(row.getString("state")),
                row.getInt("free"),
                kept(id),
                attended(id),
                row.getInt("version"));
    }
}
