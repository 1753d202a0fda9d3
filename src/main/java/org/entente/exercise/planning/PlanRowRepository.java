package org.entente.exercise.planning;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.entente.exercise.ExercisePlanId;
import org.entente.label.LabelId;
import org.entente.shared.MemberId;
import org.entente.shared.NationCode;
import org.entente.shared.WorkspaceId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The plan that a part belongs to, and the people of its workspace, as far as the asker may know them. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class PlanRowRepository {

    private final JdbcClient jdbc;

    PlanRowRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<PlanRow> find(ExercisePlanId plan) {
        return jdbc.sql("""
                        select p.id, w.public_id as workspace, p.label_id, p.originator,
                               case p.starts_precision when 'DAY' then p.starts_on end as first_day,
                               case p.ends_precision when 'DAY' then p.ends_on end as last_day
                          from exercise_plan p
                          join workspace w on w.id = p.workspace_id
                         where p.public_id = ?
                        """)
                .param(plan.value())
                .query((row, n) -> new PlanRow(
                        row.getLong("id"),
                        new WorkspaceId(row.getObject("workspace", UUID.class)),
                        new LabelId(row.getInt("label_id")),
                        new NationCode(row.getString("originator")),
                        day(row, "first_day"),
                        day(row, "last_day")))
                .optional();
    }

    /** The other liaison officers of nations who are admitted to the plan's workspace. */
    Set<MemberId> peopleOf(PlanRow plan, Collection<NationCode> nations) {
        return new HashSet<>(jdbc.sql("""
                        select m.id
                          from admission a
                          join workspace w on w.id = a.workspace_id
                          join member m on m.id = a.member_id
                         where w.public_id = ? and m.nation = any (?::text[]) and m.id <> current_member()
                        """)
                .param(plan.workspace().value())
                .param(nations.stream().map(NationCode::value).toArray(String[]::new))
                .query((row, n) -> new MemberId(row.getObject("id", UUID.class)))
                .list());
    }

    private static @Nullable LocalDate day(ResultSet row, String column) throws SQLException {
        Date day = row.getDate(column);
        return day == null ? null : day.toLocalDate();
    }
}
