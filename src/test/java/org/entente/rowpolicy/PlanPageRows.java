package org.entente.rowpolicy;

import org.entente.rowpolicy.World.Label;
import org.entente.rowpolicy.World.Member;
import org.entente.rowpolicy.World.Space;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Makes rows of the parts of a plan, each on a plan of its own, and notices. */
final class PlanPageRows {

    private PlanPageRows() {}

    // Half of them have a label of their own, here the same as the plan's; one that differs is tried by the sections'
    // own test.
    static String section(JdbcClient sql, Space space, Label label, String originator, Member person) {
        String plan = RowMaker.plan(sql, space, label, originator, person);
        return sql.sql("""
                        insert into exercise_section (public_id, plan_id, workspace_id, label_id, plan_label_id, own_label, originator,
                                                      kind, heading, place)
                        select gen_random_uuid(), p.id, p.workspace_id, p.label_id, p.label_id, p.id % 2 = 0, p.originator, 'CONCEPT',
                               'Drawn by lot', 1
                          from exercise_plan p where p.public_id = ?::uuid
                        returning public_id::text
                        """).param(plan).query(String.class).single();
    }

    static String answer(JdbcClient sql, Space space, Label label, String originator, Member person) {
        return sql.sql("""
                        insert into exercise_answer (plan_id, nation, workspace_id, label_id, state)
                        select p.id, p.originator, p.workspace_id, p.label_id, 'INVITED'
                          from exercise_plan p where p.public_id = ?::uuid
                        returning plan_id || '/' || nation
                        """)
                .param(RowMaker.plan(sql, space, label, originator, person))
                .query(String.class)
                .single();
    }

    static String keyDate(JdbcClient sql, Space space, Label label, String originator, Member person) {
        return sql.sql("""
                        insert into exercise_key_date (public_id, plan_id, workspace_id, label_id, code, title, starts_on, ends_on)
                        select gen_random_uuid(), p.id, p.workspace_id, p.label_id, 'IPC', 'Drawn by lot', '2031-01-06', '2031-01-08'
                          from exercise_plan p where p.public_id = ?::uuid
                        returning public_id::text
                        """)
                .param(RowMaker.plan(sql, space, label, originator, person))
                .query(String.class)
                .single();
    }

    static String notification(JdbcClient sql, Space space, Label label, String originator, Member person) {
        return sql.sql("""
                        insert into notification (workspace_id, label_id, member_id, kind, path)
                        values (?, ?, ?, 'drawn.by-lot', 'exercises/' || gen_random_uuid()) returning id::text
                        """)
                .params(space.id(), label.id(), person.id())
                .query(String.class)
                .single();
    }
}
