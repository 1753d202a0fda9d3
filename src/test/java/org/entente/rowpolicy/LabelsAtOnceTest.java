package org.entente.rowpolicy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.entente.label.Labels;
import org.entente.rowpolicy.World.Clearance;
import org.entente.rowpolicy.World.Label;
import org.entente.rowpolicy.World.Member;
import org.entente.rowpolicy.World.Space;
import org.entente.shared.WorkspaceId;
import org.entente.testing.Fixture.Person;
import org.entente.testing.PortalTest;
import org.entente.testing.TestDatabase;
import org.entente.workspace.AdmissionRole;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.PGConnection;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * What is added at the very moment at which the object that it belongs to is frozen: two connections, one of which is made to wait for
 * the other. Whichever is first, nothing keeps the label of before.
 */
class LabelsAtOnceTest extends PortalTest {

    private static final String CASE = """
            insert into spill_case (id, object_kind, object_id, page_id, workspace_id, label_id, page_label_id, own_label, originator,
                                    wrong_since, reason, nation, reported_by)
            values (gen_random_uuid(), :kind, :object, :object, :space, :label, :label, true, 'FRA', now(), 'At once', 'FRA', :person)
            """;

    @Autowired
    private Labels labels;

    private Member person;
    private Space space;
    private Label label;

    /** A row that was there and is to be written again, with what it belongs to. */
    private record Part(String table, String json, String key, String kind, UUID object) {}

    @BeforeEach
    void found() {
        Person officer = fixture.officer("FRA", "SECRET");
        WorkspaceId workspace = fixture.workspace("SECRET");
        fixture.admit(workspace, officer, AdmissionRole.LEAD);
        space = fixture.sql()
                .sql("select id, ceiling from workspace where public_id = ?")
                .param(workspace.value())
                .query((row, n) -> new Space(row.getInt(1), row.getInt(2), true, false))
                .single();
        label = new Label(labels.intern(fixture.label("RESTRICTED", "FRA")).value(), "", 1, Set.of("FRA"), Set.of());
        person = new Member(
                officer.id().value(),
                "FRA",
                "liaison-officer",
                "ACTIVE",
                null,
                new Clearance(0, "", Set.of(), Set.of(), Set.of()),
                null);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "conversation",
                "exercise_section",
                "exercise_answer",
                "exercise_key_date",
                "agreement_act",
                "agreement_obligation",
                "agreement_reminder",
                "agreement_import_row",
                "course_iteration",
                "course_attendance",
                "seat_quota",
                "nomination",
                "message_acknowledgment",
                "label_change",
                "label_review"
            })
    void whatIsAddedWhileItsObjectIsFrozenIsFrozenToo(String table) throws Exception {
        Part part = part(table);
        try (Connection adding = connection();
                Connection freezing = connection();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            add(adding, part);
            Future<?> frozen = later(threads, () -> freeze(freezing, part));
            await().until(() -> waits(freezing) || frozen.isDone());
            adding.commit();
            assertThat(frozen.get(10, TimeUnit.SECONDS)).isEqualTo(true);
            freezing.commit();
        }
        assertThat(withLabelOfBefore(part)).isEmpty();
        assertThat(frozen(part)).containsExactly(part.key());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "conversation",
                "exercise_section",
                "exercise_answer",
                "exercise_key_date",
                "agreement_act",
                "agreement_obligation",
                "agreement_reminder",
                "agreement_import_row",
                "course_iteration",
                "course_attendance",
                "seat_quota",
                "nomination",
                "message_acknowledgment",
                "label_change",
                "label_review"
            })
    void whatIsAddedToWhatIsBeingFrozenHasNotTheLabelOfBefore(String table) throws Exception {
        Part part = part(table);
        try (Connection adding = connection();
                Connection freezing = connection();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThat(freeze(freezing, part)).isTrue();
            Future<?> added = later(threads, () -> add(adding, part));
            await().until(() -> waits(adding) || added.isDone());
            freezing.commit();
            try {
                added.get(10, TimeUnit.SECONDS);
                adding.commit();
            } catch (ExecutionException e) {
                assertThat(e.getCause())
                        .rootCause()
                        .isInstanceOfSatisfying(
                                SQLException.class,
                                refused -> assertThat(refused.getSQLState())
                                        .as(refused.getMessage())
                                        .matches("EN0..|42501"));
            }
        }
        assertThat(withLabelOfBefore(part)).isEmpty();
    }

    @Test
    void whoHasAPartInHandNeverWaitsForWhoHasTheObject() throws Exception {
        for (String table :
                Set.of("exercise_section", "exercise_key_date", "agreement_obligation", "course_iteration")) {
            Part part = part(table);
            try (Connection editing = connection();
                    Connection freezing = connection();
                    ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                add(editing, part);
                editing.commit();
                edit(editing, part);
                Future<?> frozen = later(threads, () -> freeze(freezing, part));
                await().until(() -> waits(freezing));
                edit(editing, part);
                editing.commit();
                frozen.get(10, TimeUnit.SECONDS);
                freezing.commit();
            }
            assertThat(withLabelOfBefore(part)).isEmpty();
        }
    }

    @Test
    void whoHasADocumentInHandSetsItsDayOfReviewWithoutWaiting() throws Exception {
        String document = RowMaker.of("document").insert().row(fixture.sql(), space, label, "FRA", person);
        try (Connection editing = connection();
                Connection freezing = connection();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            sql(editing)
                    .sql("update document set version = version + 1 where public_id = ?::uuid")
                    .param(document)
                    .update();
            Future<?> frozen = later(threads, () -> freeze(freezing, "DOCUMENT", UUID.fromString(document)));
            await().until(() -> waits(freezing));
            sql(editing).sql("""
                            insert into label_review (object_kind, object_id, page_id, workspace_id, label_id, page_label_id, originator,
                                                      review_on)
                            select 'DOCUMENT', d.public_id, d.public_id, d.workspace_id, d.label_id, d.label_id, d.originator, '2031-06-02'
                              from document d where d.public_id = ?::uuid
                            """).param(document).update();
            editing.commit();
            assertThat(frozen.get(10, TimeUnit.SECONDS)).isEqualTo(true);
            freezing.commit();
        }
        assertThat(fixture.sql()
                        .sql("select label_id from label_review where object_id = ?::uuid")
                        .param(document)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void whoGivesASectionAnotherLabelAndWhoGivesItsPlanOneDoNotWaitForEachOther() throws Exception {
        String section = PlanPageRows.section(fixture.sql(), space, label, "FRA", person);
        UUID plan = fixture.sql()
                .sql(
                        "select p.public_id from exercise_plan p join exercise_section s on s.plan_id = p.id where s.public_id = ?::uuid")
                .param(section)
                .query(UUID.class)
                .single();
        try (Connection one = connection();
                Connection other = connection();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            // As far as whoever gives the section a label comes before the section itself.
            one.createStatement().execute("select hold_labels('EXERCISE_SECTION', '%s')".formatted(section));
            Future<?> frozen = later(threads, () -> freeze(other, "EXERCISE_PLAN", plan));
            await().until(() -> waits(other));
            assertThat(freeze(one, "EXERCISE_SECTION", UUID.fromString(section)))
                    .isTrue();
            one.commit();
            assertThat(frozen.get(10, TimeUnit.SECONDS)).isEqualTo(true);
            other.commit();
        }
        assertThat(fixture.sql()
                        .sql("select label_id + plan_label_id from exercise_section where public_id = ?::uuid")
                        .param(section)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    // Everything of it stands but the row itself.
    private Part part(String table) {
        JdbcClient sql = fixture.sql();
        if (table.equals("conversation")) {
            UUID plan = UUID.fromString(RowMaker.plan(sql, space, label, "FRA", person));
            String key = UUID.randomUUID().toString();
            return new Part(
                    table,
                    """
                    {"id": %d, "public_id": "%s", "workspace_id": %d, "label_id": %d, "originator": "FRA", "kind": "SUBJECT",
                     "name": "At once", "subject_kind": "EXERCISE_PLAN", "subject_id": "%s", "created_at": "2031-06-02T00:00:00Z"}
                    """.formatted(
                                    sql.sql("select nextval(pg_get_serial_sequence('conversation', 'id'))")
                                            .query(Long.class)
                                            .single(),
                                    key,
                                    space.id(),
                                    label.id(),
                                    plan),
                    key,
                    "EXERCISE_PLAN",
                    plan);
        }
        RowMaker maker = RowMaker.of(table);
        String key = maker.insert().row(sql, space, label, "FRA", person);
        String kind = kind(table);
        Part part = sql.sql("select to_jsonb(t)::text as json, (%s) as object from %s t where %s = ?"
                        .formatted(object(table), table, maker.key()))
                .param(key)
                .query((row, n) ->
                        new Part(table, row.getString("json"), key, kind, row.getObject("object", UUID.class)))
                .single();
        sql.sql("delete from %s where %s = ?".formatted(table, maker.key()))
                .param(key)
                .update();
        return part;
    }

    private static String kind(String table) {
        return switch (table) {
            case "course_iteration", "course_attendance", "seat_quota", "nomination" -> "COURSE";
            case "message_acknowledgment" -> "MESSAGE";
            default -> table.startsWith("agreement") ? "AGREEMENT" : "EXERCISE_PLAN";
        };
    }

    private static String object(String table) {
        return switch (table) {
            case "label_change", "label_review" -> "t.object_id";
            case "message_acknowledgment" -> "select o.public_id from message o where o.id = t.message_id";
            case "course_iteration" -> "select o.public_id from course o where o.id = t.course_id";
            case "course_attendance", "seat_quota", "nomination" ->
                "select o.public_id from course o join course_iteration i on i.course_id = o.id where i.id = t.iteration_id";
            default ->
                table.startsWith("agreement")
                        ? "select o.public_id from agreement o where o.id = t.agreement_id"
                        : "select o.public_id from exercise_plan o where o.id = t.plan_id";
        };
    }

    private static String column(String table) {
        return switch (table) {
            case "conversation" -> "coalesce(subject_label_id, label_id)";
            case "exercise_section" -> "plan_label_id";
            default -> "label_id";
        };
    }

    private static String key(String table) {
        return table.equals("conversation")
                ? "public_id::text"
                : RowMaker.of(table).key();
    }

    private List<String> frozen(Part part) {
        return keys(part, "= 0");
    }

    private List<String> withLabelOfBefore(Part part) {
        return keys(part, "<> 0");
    }

    private List<String> keys(Part part, String label) {
        return fixture.sql()
                .sql("select %1$s from %2$s where %1$s = ? and %3$s %4$s"
                        .formatted(key(part.table()), part.table(), column(part.table()), label))
                .param(part.key())
                .query((row, n) -> row.getString(1))
                .list();
    }

    private int add(Connection connection, Part part) {
        JdbcClient sql = sql(connection);
        sql.sql("select set_config('entente.member', ?, true)")
                .param(person.id().toString())
                .query(String.class)
                .single();
        return sql.sql("""
                        insert into %1$s overriding system value
                        select * from jsonb_populate_record(null::%1$s, ?::jsonb)
                        """.formatted(part.table())).param(part.json()).update();
    }

    private static void edit(Connection connection, Part part) {
        sql(connection)
                .sql("update %s set version = version + 1 where %s = ?".formatted(part.table(), key(part.table())))
                .param(part.key())
                .update();
    }

    private boolean freeze(Connection connection, Part part) {
        return freeze(connection, part.kind(), part.object());
    }

    private boolean freeze(Connection connection, String kind, UUID object) {
        JdbcClient sql = sql(connection);
        sql.sql(CASE)
                .param("kind", kind)
                .param("object", object)
                .param("space", space.id())
                .param("label", label.id())
                .param("person", person.id())
                .update();
        return sql.sql("select set_label(?, ?, ?, 0, true)")
                .params(kind, object, label.id())
                .query(Boolean.class)
                .single();
    }

    private static Connection connection() throws SQLException {
        Connection connection = TestDatabase.superuser().getConnection();
        connection.setSchema("entente");
        connection.setAutoCommit(false);
        return connection;
    }

    private static JdbcClient sql(Connection connection) {
        return JdbcClient.create(new SingleConnectionDataSource(connection, true));
    }

    private static Future<?> later(ExecutorService threads, Callable<?> work) {
        return threads.submit(work);
    }

    private boolean waits(Connection connection) throws SQLException {
        return fixture.sql()
                .sql("select cardinality(pg_blocking_pids(?)) > 0")
                .param(connection.unwrap(PGConnection.class).getBackendPID())
                .query(Boolean.class)
                .single();
    }
}
