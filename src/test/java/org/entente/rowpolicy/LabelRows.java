package org.entente.rowpolicy;

import java.util.UUID;
import org.entente.rowpolicy.World.Label;
import org.entente.rowpolicy.World.Member;
import org.entente.rowpolicy.World.Space;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rows of what is kept of labels, each about a plan of its own. */
final class LabelRows {

    private LabelRows() {}

    // Asks for a label that says the same, of which the engine has not said so: it opens.
    static String change(JdbcClient sql, Space space, Label label, String originator, Member person) {
        int asked = sql.sql("""
                        with same as (insert into label (policy, edition, classification, rank, releasable_to, content, canonical)
                                      select policy, edition, classification, rank, releasable_to, content, 'Drawn by lot ' || gen_random_uuid()
                                        from label where id = :label returning id),
                             decided as (insert into dominance (clearance_id, label_id, permitted)
                                         select d.clearance_id, same.id, d.permitted from dominance d, same where d.label_id = :label)
                        select id from same
                        """).param("label", label.id()).query(Integer.class).single();
        return sql.sql("""
                        insert into label_change (id, object_kind, object_id, page_id, workspace_id, label_id, page_label_id, originator,
                                                  from_label_id, to_label_id, reason, asked_by, expires_at)
                        select gen_random_uuid(), 'EXERCISE_PLAN', p.public_id, p.public_id, p.workspace_id, p.label_id, p.label_id,
                               p.originator, p.label_id, ?, 'Drawn by lot', ?, now() + interval '7 days'
                          from exercise_plan p where p.public_id = ?::uuid
                        returning id
                        """)
                .params(asked, person.id(), RowMaker.plan(sql, space, label, originator, person))
                .query(UUID.class)
                .single()
                .toString();
    }

    static String review(JdbcClient sql, Space space, Label label, String originator, Member person) {
        return sql.sql("""
                        insert into label_review (object_kind, object_id, page_id, workspace_id, label_id, page_label_id, originator, review_on)
                        select 'EXERCISE_PLAN', p.public_id, p.public_id, p.workspace_id, p.label_id, p.label_id, p.originator, '2031-06-02'
                          from exercise_plan p where p.public_id = ?::uuid
                        returning object_id
                        """)
                .param(RowMaker.plan(sql, space, label, originator, person))
                .query(UUID.class)
                .single()
                .toString();
    }
}
