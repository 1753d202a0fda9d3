package org.entente.exercise;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.entente.label.LabelId;
import org.entente.label.Labels;
import org.entente.shared.NationCode;
import org.entente.shared.WorkspaceId;
import org.entente.sql.Listing;
import org.entente.sql.VersionedRows;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The plans in PostgreSQL, which decides who sees and writes which row. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class ExercisePlanRepository {

    private static final int MOST_WORDS = 10;
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");

    private static final String SUMMARY = """
            select p.public_id, w.name as workspace_name, p.name, p.series, p.kind, p.starts_on, p.starts_precision, p.ends_on,
                   p.ends_precision, p.place, p.host, p.participants, p.status, p.label_id, p.originator, p.updated_at
            """;

    // Read once, policies and all, though it serves both as a condition and for the name.
    private static final String ALL_WORKSPACES = "with w as materialized (select id, name from workspace) ";
    private static final String ONE_WORKSPACE =
            "with w as materialized (select id, name from workspace where public_id = ?) ";

    private static final String PLANS = """
              from exercise_plan p
              join w on w.id = p.workspace_id
            """;

    private static final String FOUND = """
              from find_exercise_plans(%s, cast(? as text[]), ?, ?, ?, ?, ?, ?, ?, ?, ?) with ordinality as f (id, place_in_list)
              join exercise_plan p on p.id = f.id
              join w on w.id = p.workspace_id
             order by f.place_in_list
            """;

    private final JdbcClient jdbc;
    private final Labels labels;
    private final VersionedRows rows;

    ExercisePlanRepository(JdbcClient jdbc, Labels labels) {
        this.jdbc = jdbc;
        this.rows = new VersionedRows(jdbc, "exercise_plan");
        this.labels = labels;
    }

    List<ExercisePlanSummary> list(ExercisePlanQuery query, int offset, int limit) {
        return needsSearchFunction(query) ? search(query, offset, limit) : plain(query, offset, limit);
    }

    Optional<ExercisePlan> find(ExercisePlanId id) {
        return jdbc.sql("""
                        select p.public_id, w.public_id as workspace, w.name as workspace_name, p.name, p.series, p.purpose, p.kind,
                               p.domains, p.starts_on, p.starts_precision, p.ends_on, p.ends_precision, p.place, p.host,
                               p.participants, p.status, p.label_id, p.originator, p.updated_at, m.display_name as updated_by,
                               p.version
                          from exercise_plan p
                          join workspace w on w.id = p.workspace_id
                          left join member m on m.id = p.updated_by
                         where p.public_id = ?
                        """).param(id.value()).query((row, n) -> plan(row)).optional();
    }

    boolean exists(ExercisePlanId id) {
        return rows.exists(id.value());
    }

    /** Writes a new plan; the import key, if any, is unique for workspace and importing nation. False if it is there already. */
    boolean insert(
            ExercisePlanId id,
            WorkspaceId workspace,
            LabelId label,
            ExercisePlanData data,
            @Nullable String importKey) {
        return jdbc.sql("""
                        insert into exercise_plan
                               (public_id, workspace_id, label_id, originator, name, series, purpose, kind, domains, starts_on,
                                starts_precision, ends_on, ends_precision, place, host, participants, status, created_by,
                                updated_by, import_nation, import_key, search)
                        select :id, w.id, :label, acting_nation(), :name, :series, :purpose, :kind, :domains::text[], :starts,
                               :startsPrecision, :ends, :endsPrecision, :place, :host, :participants::text[], :status,
                               current_member(), current_member(), case when :importKey::text is null then null else acting_nation() end,
                               :importKey, ''
                          from workspace w
                         where w.public_id = :workspace
                            on conflict do nothing
                        """)
                        .param("id", id.value())
                        .param("workspace", workspace.value())
                        .param("label", label.value())
                        .param("importKey", importKey)
                        .params(columns(data))
                        .update()
                == 1;
    }

    /** False if the plan is not there for the asker, or no longer at that version. */
    boolean update(ExercisePlanId id, int version, ExercisePlanData data) {
        return rows.change(id.value(), version, """
                name = :name, series = :series, purpose = :purpose, kind = :kind, domains = :domains::text[],
                starts_on = :starts, starts_precision = :startsPrecision, ends_on = :ends, ends_precision = :endsPrecision,
                place = :place, host = :host, participants = :participants::text[], status = :status
                """, columns(data));
    }

    private static boolean needsSearchFunction(ExercisePlanQuery query) {
        return query.text() != null || query.party() != null;
    }

    private List<ExercisePlanSummary> plain(ExercisePlanQuery query, int offset, int limit) {
        Listing list = query.workspace() == null
                ? Listing.of(ALL_WORKSPACES + SUMMARY + PLANS)
                : Listing.of(ONE_WORKSPACE + SUMMARY + PLANS, query.workspace().value())
                        .where("p.workspace_id = (select w.id from w)");
        list.given(query.kind(), "p.kind = ?", Enum::name)
                .given(query.status(), "p.status = ?", Enum::name)
                .given(query.from(), "p.ends_on >= ?", Date::valueOf)
                .given(query.until(), "p.starts_on <= ?", Date::valueOf);
        boolean descending = query.descending();
        switch (query.order()) {
            case START -> list.by("p.starts_on", descending);
            case NAME -> list.by("lower(p.name)", descending);
            case UPDATED -> list.by("p.updated_at", descending);
        }
        return list.by("p.id", descending)
                .page(jdbc, offset, limit)
                .query((row, n) -> summary(row))
                .list();
    }

    private List<ExercisePlanSummary> search(ExercisePlanQuery query, int offset, int limit) {
        StatementSpec statement = query.workspace() == null
                ? jdbc.sql(ALL_WORKSPACES + SUMMARY + FOUND.formatted("null"))
                : jdbc.sql(ONE_WORKSPACE + SUMMARY + FOUND.formatted("coalesce((select w.id from w), 0)"))
                        .param(query.workspace().value());
        return statement
                .param(query.text() == null ? null : words(query.text()))
                .param(query.party())
                .param(query.kind() == null ? null : query.kind().name())
                .param(query.status() == null ? null : query.status().name())
                .param(query.from() == null ? null : Date.valueOf(query.from()))
                .param(query.until() == null ? null : Date.valueOf(query.until()))
                .param(query.order().name())
                .param(query.descending())
                .param((long) offset)
                .param(limit)
                .query((row, n) -> summary(row))
                .list();
    }

    // Cut as the database cuts what it searches: runs of letters and digits.
    private static String[] words(String text) {
        return WORD.matcher(text)
                .results()
                .limit(MOST_WORDS)
                .map(word -> word.group().toLowerCase(Locale.ROOT))
                .toArray(String[]::new);
    }

    private static Map<String, @Nullable Object> columns(ExercisePlanData data) {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("name", data.name().strip());
        values.put("series", data.series());
        values.put("purpose", data.purpose());
        values.put("kind", data.kind().name());
        values.put("domains", data.domains().stream().map(Enum::name).toArray(String[]::new));
        values.put("starts", Date.valueOf(data.starts().earliest()));
        values.put("startsPrecision", data.starts().precision().name());
        values.put("ends", Date.valueOf(data.ends().latest()));
        values.put("endsPrecision", data.ends().precision().name());
        values.put("place", data.place());
        values.put("host", data.host() == null ? null : data.host().value());
        values.put("participants", data.participants().toArray(String[]::new));
        values.put("status", data.status().name());
        return values;
    }

    private ExercisePlanSummary summary(ResultSet row) throws SQLException {
        return new ExercisePlanSummary(
                new ExercisePlanId(row.getObject("public_id", UUID.class)),
                row.getString("workspace_name"),
                row.getString("name"),
                row.getString("series"),
                ExerciseKind.valueOf(row.getString("kind")),
                date(row, "starts"),
                date(row, "ends"),
                row.getString("place"),
                nation(row.getString("host")),
                texts(row, "participants"),
                ExerciseStatus.valueOf(row.getString("status")),
                labels.label(new LabelId(row.getInt("label_id"))),
                new NationCode(row.getString("originator")),
                row.getTimestamp("updated_at").toInstant());
    }

    private ExercisePlan plan(ResultSet row) throws SQLException {
        Set<ExerciseDomain> domains =
                texts(row, "domains").stream().map(ExerciseDomain::valueOf).collect(Collectors.toSet());
        return new ExercisePlan(
                new ExercisePlanId(row.getObject("public_id", UUID.class)),
                new WorkspaceId(row.getObject("workspace", UUID.class)),
                row.getString("workspace_name"),
                new ExercisePlanData(
                        row.getString("name"),
                        row.getString("series"),
                        row.getString("purpose"),
                        ExerciseKind.valueOf(row.getString("kind")),
                        domains,
                        date(row, "starts"),
                        date(row, "ends"),
                        row.getString("place"),
                        nation(row.getString("host")),
                        texts(row, "participants"),
                        ExerciseStatus.valueOf(row.getString("status"))),
                labels.label(new LabelId(row.getInt("label_id"))),
                new NationCode(row.getString("originator")),
                row.getTimestamp("updated_at").toInstant(),
                row.getString("updated_by"),
                row.getInt("version"));
    }

    private static PartialDate date(ResultSet row, String which) throws SQLException {
        return new PartialDate(
                row.getDate(which + "_on").toLocalDate(),
                PartialDate.Precision.valueOf(row.getString(which + "_precision")));
    }

    private static @Nullable NationCode nation(@Nullable String code) {
        return code == null ? null : new NationCode(code);
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        Object values = row.getArray(column).getArray();
        return values instanceof String[] texts ? Arrays.asList(texts) : Collections.emptyList();
    }
}
