package org.entente.exercise.planning;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.entente.label.LabelId;
import org.entente.label.Labels;
import org.entente.relabelling.LabelledObject;
import org.entente.shared.NationCode;
import org.entente.shared.WorkspaceId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The sections in PostgreSQL, which decides who reads and writes which, and keeps them under their plan. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class PlanSectionRepository {

    private final JdbcClient jdbc;
    private final Labels labels;

    PlanSectionRepository(JdbcClient jdbc, Labels labels) {
        this.jdbc = jdbc;
        this.labels = labels;
    }

    List<PlanSection> list(long plan) {
        return jdbc.sql("""
                        select s.public_id, s.kind, s.heading, s.body, s.label_id, s.own_label, s.originator, s.updated_at,
                               m.display_name as updated_by, s.version
                          from exercise_section s
                          left join member m on m.id = s.updated_by
                         where s.plan_id = ? and not s.removed
                         order by s.place, s.id
                        """)
                .param(plan)
                .query((row, n) -> new PlanSection(
                        new PlanSectionId(row.getObject("public_id", UUID.class)),
                        new PlanSectionData(
                                SectionKind.valueOf(row.getString("kind")),
                                row.getString("heading"),
                                row.getString("body")),
                        labels.label(new LabelId(row.getInt("label_id"))),
                        row.getBoolean("own_label"),
                        new NationCode(row.getString("originator")),
                        row.getTimestamp("updated_at").toInstant(),
                        row.getString("updated_by"),
                        row.getInt("version")))
                .list();
    }

    /** The section as what has a label, and the label of its plan. */
    Optional<LabelledObject> labelled(PlanSectionId id) {
        return jdbc.sql("""
                        select p.public_id as plan, s.heading, w.public_id as workspace, s.originator, s.label_id, s.plan_label_id
                          from exercise_section s
                          join exercise_plan p on p.id = s.plan_id
                          join workspace w on w.id = s.workspace_id
                         where s.public_id = ? and not s.removed
                        """)
                .param(id.value())
                .query((row, n) -> new LabelledObject(
                        id.value(),
                        row.getObject("plan", UUID.class),
                        row.getString("heading"),
                        "exercises/" + row.getString("plan") + "?part=sections",
                        new WorkspaceId(row.getObject("workspace", UUID.class)),
                        new NationCode(row.getString("originator")),
                        labels.label(new LabelId(row.getInt("label_id"))),
                        labels.label(new LabelId(row.getInt("plan_label_id")))))
                .optional();
    }

    boolean isAt(long plan, PlanSectionId id, int version) {
        return jdbc.sql(
                        "select exists (select from exercise_section where plan_id = ? and public_id = ? and version = ? and not removed)")
                .params(plan, id.value(), version)
                .query((row, n) -> row.getBoolean(1))
                .single();
    }

    // The place counts sections that the writer reads; one that it does not read may have the same place, and stands by
    // id.
    void insert(PlanRow plan, PlanSectionId id, PlanSectionData data, @Nullable LabelId own) {
        jdbc.sql("""
                        insert into exercise_section
                               (public_id, plan_id, workspace_id, label_id, plan_label_id, own_label, originator, kind, heading, body,
                                place, updated_by)
                        select :id, p.id, p.workspace_id, coalesce(:own, p.label_id), p.label_id, :own::int is not null,
                               acting_nation(), :kind, :heading, :body,
                               1 + coalesce((select max(s.place) from exercise_section s where s.plan_id = p.id), 0), current_member()
                          from exercise_plan p
                         where p.id = :plan
                        """)
                .param("id", id.value())
                .param("plan", plan.id())
                .param("own", own == null ? null : own.value())
                .param("kind", data.kind().name())
                .param("heading", data.heading().strip())
                .param("body", data.body().strip())
                .update();
    }

    boolean update(long plan, PlanSectionId id, int version, PlanSectionData data) {
        return jdbc.sql("""
                        update exercise_section
                           set kind = ?, heading = ?, body = ?, version = version + 1, updated_at = now(), updated_by = current_member()
                         where plan_id = ? and public_id = ? and version = ? and not removed
                        """)
                        .params(
                                data.kind().name(),
                                data.heading().strip(),
                                data.body().strip(),
                                plan,
                                id.value(),
                                version)
                        .update()
                == 1;
    }

    /** True if both changed places; false if there is no neighbour on that side. */
    boolean swap(long plan, PlanSectionId id, boolean up) {
        return jdbc.sql("""
                        with ranked as (
                             select s.id, s.public_id, row_number() over (order by s.place, s.id) as rank
                               from exercise_section s
                              where s.plan_id = :plan and not s.removed),
                             pair as (
                             select a.id as one, a.rank as one_rank, b.id as other, b.rank as other_rank
                               from ranked a
                               join ranked b on b.rank = a.rank + :step
                              where a.public_id = :id)
                        update exercise_section s
                           set place = case s.id when pair.one then pair.other_rank when pair.other then pair.one_rank else ranked.rank end
                          from ranked, pair
                         where s.id = ranked.id
                        """)
                        .param("plan", plan)
                        .param("id", id.value())
                        .param("step", up ? -1 : 1)
                        .update()
                > 0;
    }

    boolean remove(long plan, PlanSectionId id, int version) {
        return jdbc.sql("""
                        update exercise_section
                           set removed = true, version = version + 1, updated_at = now(), updated_by = current_member()
                         where plan_id = ? and public_id = ? and version = ? and not removed
                        """).params(plan, id.value(), version).update() == 1;
    }
}
