package org.entente.training;

import java.sql.Date;
import java.util.Optional;
import java.util.UUID;
import org.entente.shared.WorkspaceId;
import org.entente.training.csv.GivenTraining;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What lists tell of past courses, by keys that are unique for workspace and importing nation. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class AttendanceRepository {

    private final JdbcClient jdbc;

    AttendanceRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The course that an import of the asker's nation made under that key. */
    Optional<CourseId> course(WorkspaceId workspace, String key) {
        return jdbc.sql("""
                        select c.public_id from course c join workspace w on w.id = c.workspace_id
                         where w.public_id = ? and c.import_nation = acting_nation() and c.import_key = ?
                        """)
                .param(workspace.value())
                .param(key)
                .query((row, n) -> new CourseId(row.getObject(1, UUID.class)))
                .optional();
    }

    /** Writes that a course was held; nothing if it is known. */
    boolean insertHeld(IterationId id, CourseId course, GivenTraining given, String key) {
        return jdbc.sql("""
                        insert into course_iteration
                               (public_id, workspace_id, label_id, originator, course_id, starts_on, ends_on, place, seats, state,
                                import_nation, import_key, created_by)
                        select :id, c.workspace_id, c.label_id, c.originator, c.id, :starts, :ends, :place, 0, 'HELD', acting_nation(), :key,
                               current_member()
                          from course c
                         where c.public_id = :course
                            on conflict do nothing
                        """)
                        .param("id", id.value())
                        .param("course", course.value())
                        .param("starts", Date.valueOf(given.starts()))
                        .param("ends", Date.valueOf(given.ends()))
                        .param("place", given.place())
                        .param("key", key)
                        .update()
                == 1;
    }

    /** Writes who came to what stands under the iteration's key; false if that is known, or not there for the asker. */
    boolean insertAttendance(WorkspaceId workspace, String iterationKey, GivenTraining given, String key) {
        return jdbc.sql("""
                        insert into course_attendance
                               (workspace_id, label_id, originator, iteration_id, party, people, unit, import_nation, import_key)
                        select i.workspace_id, i.label_id, i.originator, i.id, :party, :people, :unit, acting_nation(), :key
                          from course_iteration i
                          join workspace w on w.id = i.workspace_id
                         where w.public_id = :workspace and i.import_nation = acting_nation() and i.import_key = :iteration
                            on conflict do nothing
                        """)
                        .param("workspace", workspace.value())
                        .param("iteration", iterationKey)
                        .param("party", given.party())
                        .param("people", given.people())
                        .param("unit", given.unit())
                        .param("key", key)
                        .update()
                == 1;
    }
}
