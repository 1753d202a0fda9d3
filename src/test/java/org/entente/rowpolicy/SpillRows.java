package org.entente.rowpolicy;

import java.util.UUID;
import org.entente.rowpolicy.World.Label;
import org.entente.rowpolicy.World.Member;
import org.entente.rowpolicy.World.Space;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rows of cases, each about a plan of its own that the person reported, and had. */
final class SpillRows {

    private SpillRows() {}

    static String spill(JdbcClient sql, Space space, Label label, String originator, Member person) {
        return sql.sql("""
                        insert into spill_case (id, object_kind, object_id, page_id, workspace_id, label_id, page_label_id, own_label, originator,
                                                wrong_since, state, reason, nation, reported_by, settled_at)
                        select gen_random_uuid(), 'EXERCISE_PLAN', p.public_id, p.public_id, p.workspace_id, p.label_id, p.label_id, true,
                               p.originator, now(), 'RELEASED', 'Drawn by lot', ?, ?, now()
                          from exercise_plan p where p.public_id = ?::uuid
                        returning id
                        """)
                .params(person.nation(), person.id(), RowMaker.plan(sql, space, label, originator, person))
                .query(UUID.class)
                .single()
                .toString();
    }

    static String person(JdbcClient sql, Space space, Label label, String originator, Member person) {
        return sql.sql("""
                        insert into spill_person (case_id, member_id, workspace_id, label_id, page_label_id, originator, object_kind, object_id,
                                                  nation, name, opened, taken, first_at, last_at)
                        select id, reported_by, workspace_id, label_id, page_label_id, originator, object_kind, object_id,
                               nation, 'Drawn by lot', 1, 0, now(), now()
                          from spill_case where id = ?::uuid
                        returning case_id || '/' || member_id
                        """)
                .param(spill(sql, space, label, originator, person))
                .query(String.class)
                .single();
    }
}
