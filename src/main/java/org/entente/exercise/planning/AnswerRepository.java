package org.entente.exercise.planning;

import java.util.List;
import org.entente.shared.NationCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The answers in PostgreSQL, which lets only a nation's own people write what it answers. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class AnswerRepository {

    private final JdbcClient jdbc;

    AnswerRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<NationAnswer> list(long plan) {
        return jdbc.sql("""
                        select a.nation, a.state, a.remark, a.updated_at, m.display_name as updated_by, a.version
                          from exercise_answer a
                          left join member m on m.id = a.updated_by
                         where a.plan_id = ?
                         order by a.nation
                        """)
                .param(plan)
                .query((row, n) -> new NationAnswer(
                        new NationCode(row.getString("nation")),
                        AnswerState.valueOf(row.getString("state")),
                        row.getString("remark"),
                        row.getTimestamp("updated_at").toInstant(),
                        row.getString("updated_by"),
                        row.getInt("version")))
                .list();
    }

    void insert(long plan, NationCode nation, AnswerState state, String remark) {
        jdbc.sql("""
                        insert into exercise_answer (plan_id, nation, workspace_id, label_id, state, remark, updated_by)
                        select p.id, ?, p.workspace_id, p.label_id, ?, ?, current_member()
                          from exercise_plan p
                         where p.id = ?
                        """).params(nation.value(), state.name(), remark, plan).update();
    }

    boolean update(long plan, NationCode nation, int version, AnswerState state, String remark) {
        return jdbc.sql("""
                        update exercise_answer
                           set state = ?, remark = ?, version = version + 1, updated_at = now(), updated_by = current_member()
                         where plan_id = ? and nation = ? and version = ?
                        """)
                        .params(state.name(), remark, plan, nation.value(), version)
                        .update()
                == 1;
    }

    boolean isAt(long plan, NationCode nation, int version) {
        return jdbc.sql("select exists (select from exercise_answer where plan_id = ? and nation = ? and version = ?)")
                .params(plan, nation.value(), version)
                .query((row, n) -> row.getBoolean(1))
                .single();
    }
}
