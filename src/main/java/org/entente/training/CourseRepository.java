package org.entente.training;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.entente.label.LabelId;
import org.entente.label.Labels;
import org.entente.shared.NationCode;
import org.entente.shared.WorkspaceId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The courses in PostgreSQL, which decides who sees and writes which row. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class CourseRepository {

    private final JdbcClient jdbc;
    private final Labels labels;

    CourseRepository(JdbcClient jdbc, Labels labels) {
        this.jdbc = jdbc;
        this.labels = labels;
    }

    // Row-level security filters; the statement is put together from literals of this class only.
    List<CourseSummary> list(CourseQuery query, int offset, int limit) {
        StringBuilder sql = new StringBuilder("""
                select c.public_id, w.name as workspace_name, c.code, c.title, c.provider, c.discipline, c.level, c.languages,
                       c.days, c.place, c.label_id, c.updated_at, upcoming.starts_on
                  from course c
                  join workspace w on w.id = c.workspace_id
                  left join lateral (select min(i.starts_on) as starts_on from course_iteration i
                                      where i.course_id = c.id and i.starts_on >= current_date and i.state <> 'CANCELLED') upcoming on true
                 where true
                """);
        Map<String, @Nullable Object> values = new HashMap<>();
        if (query.workspace() != null) {
            sql.append(" and w.public_id = :workspace");
            values.put("workspace", query.workspace().value());
        }
        if (query.discipline() != null) {
            sql.append(" and c.discipline = :discipline");
            values.put("discipline", query.discipline().name());
        }
        if (query.provider() != null) {
            sql.append(" and c.provider = :provider");
            values.put("provider", query.provider().value());
        }
        if (query.language() != null) {
            sql.append(" and :language = any (c.languages)");
            values.put("language", query.language());
        }
        if (query.from() != null || query.until() != null) {
            sql.append(
                    " and exists (select from course_iteration i where i.course_id = c.id and i.state <> 'CANCELLED'");
            if (query.from() != null) {
                sql.append(" and i.ends_on >= :from");
                values.put("from", Date.valueOf(query.from()));
            }
            if (query.until() != null) {
                sql.append(" and i.starts_on <= :until");
                values.put("until", Date.valueOf(query.until()));
            }
            sql.append(")");
        }
        String direction = query.descending() ? " desc" : " asc";
        sql.append(" order by ")
                .append(
                        switch (query.order()) {
                            case TITLE -> "lower(c.title)" + direction;
                            case NEXT -> "upcoming.starts_on" + direction + " nulls last, lower(c.title)";
                            case UPDATED -> "c.updated_at" + direction;
                        })
                .append(", c.id offset %d limit %d".formatted(offset, limit));
        return jdbc.sql(sql.toString())
                .params(values)
                .query((row, n) -> summary(row))
                .list();
    }

    Optional<Course> find(CourseId id) {
        return jdbc.sql("""
                        select c.*, w.public_id as workspace, w.name as workspace_name, m.display_name as updated_by_name
                          from course c
                          join workspace w on w.id = c.workspace_id
                          left join member m on m.id = c.updated_by
                         where c.public_id = ?
                        """).param(id.value()).query((row, n) -> course(row)).optional();
    }

    boolean exists(CourseId id) {
        return jdbc.sql("select exists (select from course where public_id = ?)")
                .param(id.value())
                .query((row, n) -> row.getBoolean(1))
                .single();
    }

    /**
     * Writes a new course. The provider is the asker's nation unless an import names another; the import key is unique for
     * workspace and importing nation. False if it is there already, or the workspace is not there for the asker.
     */
    boolean insert(
            CourseId id,
            WorkspaceId workspace,
            LabelId label,
            CourseData data,
            @Nullable NationCode provider,
            @Nullable String importKey) {
        return jdbc.sql("""
                        insert into course
                               (public_id, workspace_id, label_id, originator, provider, code, title, discipline, level, languages,
                                days, place, description, import_nation, import_key, created_by, updated_by)
                        select :id, w.id, :label, acting_nation(), coalesce(cast(:provider as text), acting_nation()), :code, :title,
                               :discipline, :level, cast(:languages as text[]), :days, :place, :description,
                               case when cast(:importKey as text) is null then null else acting_nation() end, :importKey,
                               current_member(), current_member()
                          from workspace w
                         where w.public_id = :workspace
                            on conflict do nothing
                        """)
                        .param("id", id.value())
                        .param("workspace", workspace.value())
                        .param("label", label.value())
                        .param("provider", provider == null ? null : provider.value())
                        .param("importKey", importKey)
                        .params(columns(data))
                        .update()
                == 1;
    }

    /** False if the course is not the asker's to change, or no longer at that version. */
    boolean update(CourseId id, int version, CourseData data) {
        return jdbc.sql("""
                        update course
                           set code = :code, title = :title, discipline = :discipline, level = :level,
                               languages = cast(:languages as text[]), days = :days, place = :place, description = :description,
                               version = version + 1, updated_at = now(), updated_by = current_member()
                         where public_id = :id and version = :version
                        """)
                        .param("id", id.value())
                        .param("version", version)
                        .params(columns(data))
                        .update()
                == 1;
    }

    /** As {@link #update}, for the label alone. */
    boolean relabel(CourseId id, int version, LabelId label) {
        return jdbc.sql("""
                        update course
                           set label_id = ?, version = version + 1, updated_at = now(), updated_by = current_member()
                         where public_id = ? and version = ?
                        """)
                        .param(label.value())
                        .param(id.value())
                        .param(version)
                        .update()
                == 1;
    }

    private static Map<String, @Nullable Object> columns(CourseData data) {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("code", data.code());
        values.put("title", data.title());
        values.put("discipline", data.discipline().name());
        values.put("level", data.level() == null ? null : data.level().name());
        values.put("languages", data.languages().toArray(String[]::new));
        values.put("days", data.days());
        values.put("place", data.place());
        values.put("description", data.description());
        return values;
    }

    private CourseSummary summary(ResultSet row) throws SQLException {
        Date next = row.getDate("starts_on");
        return new CourseSummary(
                new CourseId(row.getObject("public_id", UUID.class)),
                row.getString("workspace_name"),
                row.getString("code"),
                row.getString("title"),
                new NationCode(row.getString("provider")),
                Discipline.valueOf(row.getString("discipline")),
                level(row),
                languages(row),
                days(row),
                row.getString("place"),
                next == null ? null : next.toLocalDate(),
                labels.label(new LabelId(row.getInt("label_id"))),
                row.getTimestamp("updated_at").toInstant());
    }

    private Course course(ResultSet row) throws SQLException {
        return new Course(
                new CourseId(row.getObject("public_id", UUID.class)),
                new WorkspaceId(row.getObject("workspace", UUID.class)),
                row.getString("workspace_name"),
                new CourseData(
                        row.getString("code"),
                        row.getString("title"),
                        Discipline.valueOf(row.getString("discipline")),
                        level(row),
                        languages(row),
                        days(row),
                        row.getString("place"),
                        row.getString("description")),
                new NationCode(row.getString("provider")),
                new NationCode(row.getString("originator")),
                labels.label(new LabelId(row.getInt("label_id"))),
                row.getTimestamp("updated_at").toInstant(),
                row.getString("updated_by_name"),
                row.getInt("version"));
    }

    private static @Nullable CourseLevel level(ResultSet row) throws SQLException {
        String level = row.getString("level");
        return level == null ? null : CourseLevel.valueOf(level);
    }

    private static @Nullable Integer days(ResultSet row) throws SQLException {
        int days = row.getInt("days");
        return row.wasNull() ? null : days;
    }

    private static List<String> languages(ResultSet row) throws SQLException {
        return row.getArray("languages").getArray() instanceof String[] texts ? Arrays.asList(texts) : List.of();
    }
}
