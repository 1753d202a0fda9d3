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
import org.entente.sql.Listing;
import org.entente.sql.VersionedRows;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The courses in PostgreSQL, which decides who sees and writes which row. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class CourseRepository {

    private static final String SUMMARY = """
            select c.public_id, w.name as workspace_name, c.code, c.title, c.provider, c.discipline, c.level, c.languages,
                   c.days, c.place, c.label_id, c.updated_at, upcoming.starts_on
              from course c
              join workspace w on w.id = c.workspace_id
              left join lateral (select min(i.starts_on) as starts_on from course_iteration i
                                  where i.course_id = c.id and i.starts_on >= current_date and i.state <> 'CANCELLED') upcoming on true
            """;

    private final JdbcClient jdbc;
    private final Labels labels;
    private final VersionedRows rows;

    CourseRepository(JdbcClient jdbc, Labels labels) {
        this.jdbc = jdbc;
        this.rows = new VersionedRows(jdbc, "course");
        this.labels = labels;
    }

    List<CourseSummary> list(CourseQuery query, int offset, int limit) {
        boolean descending = query.descending();
        Listing list = Listing.of(SUMMARY)
                .given(query.workspace(), "w.public_id = ?", WorkspaceId::value)
                .given(query.discipline(), "c.discipline = ?", Enum::name)
                .given(query.provider(), "c.provider = ?", NationCode::value)
                .given(query.language(), "? = any (c.languages)", language -> language);
        if (query.from() != null || query.until() != null) {
            list.where("""
                    exists (select from course_iteration i
                             where i.course_id = c.id and i.state <> 'CANCELLED'
                               and i.ends_on >= coalesce(cast(? as date), '-infinity')
                               and i.starts_on <= coalesce(cast(? as date), 'infinity'))
                    """, query.from(), query.until());
        }
        switch (query.order()) {
            case TITLE -> list.by("lower(c.title)", descending);
            case NEXT -> list.byIfKnown("upcoming.starts_on", descending).by("lower(c.title)", false);
            case UPDATED -> list.by("c.updated_at", descending);
        }
        return list.by("c.id", descending)
                .page(jdbc, offset, limit)
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
        return rows.exists(id.value());
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
        return rows.change(id.value(), version, """
                code = :code, title = :title, discipline = :discipline, level = :level,
                languages = cast(:languages as text[]), days = :days, place = :place, description = :description
                """, columns(data));
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
