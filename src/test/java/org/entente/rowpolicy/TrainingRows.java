package org.entente.rowpolicy;

import java.util.UUID;
import org.entente.rowpolicy.World.Label;
import org.entente.rowpolicy.World.Member;
import org.entente.rowpolicy.World.Space;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rows of the tables of training. */
final class TrainingRows {

    private TrainingRows() {}

    static String course(JdbcClient sql, Space space, Label label, String originator, Member person) {
        return sql.sql("""
                        insert into course (public_id, workspace_id, label_id, originator, provider, title, discipline)
                        values (gen_random_uuid(), ?, ?, ?, ?, 'Drawn by lot', 'OTHER') returning public_id
                        """)
                .params(space.id(), label.id(), originator, originator)
                .query(UUID.class)
                .single()
                .toString();
    }

    static String iteration(JdbcClient sql, Space space, Label label, String originator, Member person) {
        return sql.sql("""
                        insert into course_iteration (public_id, workspace_id, label_id, originator, course_id, starts_on, ends_on, seats, state)
                        select gen_random_uuid(), workspace_id, label_id, originator, id, '2031-06-02', '2031-06-06', 9, 'OPEN'
                          from course where public_id = ?::uuid
                        returning public_id
                        """)
                .param(course(sql, space, label, originator, person))
                .query(UUID.class)
                .single()
                .toString();
    }

    static String attendance(JdbcClient sql, Space space, Label label, String originator, Member person) {
        return sql.sql("""
                        insert into course_attendance (workspace_id, label_id, originator, iteration_id, party, people, import_nation, import_key)
                        select workspace_id, label_id, originator, id, 'Nowhere', 3, originator, gen_random_uuid()::text
                          from course_iteration where public_id = ?::uuid
                        returning id::text
                        """)
                .param(iteration(sql, space, label, originator, person))
                .query(String.class)
                .single();
    }

    static String quota(JdbcClient sql, Space space, Label label, String originator, Member person) {
        return sql.sql("""
                        insert into seat_quota (iteration_id, workspace_id, label_id, originator, nation, seats)
                        select id, workspace_id, label_id, originator, ?, 2 from course_iteration where public_id = ?::uuid
                        returning iteration_id || '/' || nation
                        """)
                .params(person.nation(), iteration(sql, space, label, originator, person))
                .query(String.class)
                .single();
    }

    static String nomination(JdbcClient sql, Space space, Label label, String originator, Member person) {
        return sql.sql("""
                        insert into nomination (public_id, workspace_id, label_id, originator, iteration_id, nation, person_name, state,
                                                nominated_by)
                        select gen_random_uuid(), workspace_id, label_id, originator, id, ?, 'Drawn by Lot', 'NOMINATED', ?
                          from course_iteration where public_id = ?::uuid
                        returning public_id
                        """)
                .params(person.nation(), person.id(), iteration(sql, space, label, originator, person))
                .query(UUID.class)
                .single()
                .toString();
    }
}
