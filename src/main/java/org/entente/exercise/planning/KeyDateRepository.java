package org.entente.exercise.planning;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.entente.exercise.ExercisePlanId;
import org.entente.label.LabelId;
import org.entente.label.Labels;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The key dates in PostgreSQL, which decides who reads and writes which, and keeps them under their plan. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class KeyDateRepository {

    private final JdbcClient jdbc;
    private final Labels labels;

    KeyDateRepository(JdbcClient jdbc, Labels labels) {
        this.jdbc = jdbc;
        this.labels = labels;
    }

    List<KeyDate> list(long plan) {
        return jdbc.sql("""
                        select k.public_id, k.code, k.title, k.starts_on, k.ends_on, k.place, k.version
                          from exercise_key_date k
                         where k.plan_id = ? and not k.removed
                         order by k.starts_on, k.id
                        """)
                .param(plan)
                .query((row, n) -> new KeyDate(
                        new KeyDateId(row.getObject("public_id", UUID.class)), data(row), row.getInt("version")))
                .list();
    }

    List<NextKeyDate> next(LocalDate from, int most) {
        return jdbc.sql("""
                        select k.code, k.title, k.starts_on, k.ends_on, k.place, p.public_id as plan, p.name as plan_name,
                               w.name as workspace_name, k.label_id
                          from exercise_key_date k
                          join exercise_plan p on p.id = k.plan_id
                          join workspace w on w.id = k.workspace_id
                         where k.ends_on >= ? and not k.removed and p.status <> 'CANCELLED'
                         order by k.starts_on, k.id
                         limit ?
                        """)
                .params(Date.valueOf(from), most)
                .query((row, n) -> new NextKeyDate(
                        data(row),
                        new ExercisePlanId(row.getObject("plan", UUID.class)),
                        row.getString("plan_name"),
                        row.getString("workspace_name"),
                        labels.label(new LabelId(row.getInt("label_id")))))
                .list();
    }

    List<String> codes(long plan) {
        return jdbc.sql("select code from exercise_key_date where plan_id = ? and not removed")
                .param(plan)
                .query((row, n) -> row.getString(1))
                .list();
    }

    void insert(long plan, KeyDateId id, KeyDateData data) {
        jdbc.sql("""
                        insert into exercise_key_date
                               (public_id, plan_id, workspace_id, label_id, code, title, starts_on, ends_on, place, updated_by)
                        select ?, p.id, p.workspace_id, p.label_id, ?, ?, ?, ?, ?, current_member()
                          from exercise_plan p
                         where p.id = ?
                        """)
                .param(id.value())
                .param(data.code())
                .param(data.title().strip())
                .param(Date.valueOf(data.starts()))
                .param(Date.valueOf(data.ends()))
                .param(data.place())
                .param(plan)
                .update();
    }

    boolean update(long plan, KeyDateId id, int version, KeyDateData data) {
        return jdbc.sql("""
                        update exercise_key_date
                           set code = ?, title = ?, starts_on = ?, ends_on = ?, place = ?, version = version + 1,
                               updated_at = now(), updated_by = current_member()
                         where plan_id = ? and public_id = ? and version = ? and not removed
                        """)
                        .param(data.code())
                        .param(data.title().strip())
                        .param(Date.valueOf(data.starts()))
                        .param(Date.valueOf(data.ends()))
                        .param(data.place())
                        .param(plan)
                        .param(id.value())
                        .param(version)
                        .update()
                == 1;
    }

    /** Moves the dates of that code to other days, and answers how many that were. */
    int reset(long plan, KeyDateData data) {
        return jdbc.sql("""
                        update exercise_key_date
                           set starts_on = ?, ends_on = ?, version = version + 1, updated_at = now(), updated_by = current_member()
                         where plan_id = ? and code = ? and not removed
                        """)
                .params(Date.valueOf(data.starts()), Date.valueOf(data.ends()), plan, data.code())
                .update();
    }

    boolean remove(long plan, KeyDateId id, int version) {
        return jdbc.sql("""
                        update exercise_key_date
                           set removed = true, version = version + 1, updated_at = now(), updated_by = current_member()
                         where plan_id = ? and public_id = ? and version = ? and not removed
                        """).params(plan, id.value(), version).update() == 1;
    }

    boolean isAt(long plan, KeyDateId id, int version) {
        return jdbc.sql(
                        "select exists (select from exercise_key_date where plan_id = ? and public_id = ? and version = ? and not removed)")
                .params(plan, id.value(), version)
                .query((row, n) -> row.getBoolean(1))
                .single();
    }

    private static KeyDateData data(ResultSet row) throws SQLException {
        return new KeyDateData(
                row.getString("code"),
                row.getString("title"),
                row.getDate("starts_on").toLocalDate(),
                row.getDate("ends_on").toLocalDate(),
                row.getString("place"));
    }
}
