package org.entente.rowpolicy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.entente.access.Roles;
import org.entente.label.ConfidentialityLabel;
import org.entente.label.Labels;
import org.entente.rowpolicy.World.Clearance;
import org.entente.rowpolicy.World.Label;
import org.entente.rowpolicy.World.Member;
import org.entente.rowpolicy.World.Space;
import org.entente.shared.WorkspaceId;
import org.entente.testing.Fixture.Person;
import org.entente.testing.PortalTest;
import org.entente.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * The rule of labels, held by every table that the portal writes content into. Rows are written past all row policies, for the
 * rule is the triggers': whoever may write a row, and under whichever label, it is never above the ceiling of its workspace, and
 * never without its originator's nation. A new table is found here by itself.
 */
class LabelGuardTest extends PortalTest {

    private static final String NATION = "FRA";

    /** Tables whose rows may be under a label that no content of the workspace could have, and why. */
    private static final Set<String> UNGUARDED = Set.of(
            // The importer's own counts, under the label that was asked for. What is imported is held to the rule, row
            // by row.
            "import_run", "import_problem");

    /** Tables whose rows one person may open, and why. */
    private static final Set<String> OPENED_ALONE = Set.of(
            // Counts under the label that was asked for, as above.
            "import_run",
            "import_problem",
            // Read by its author alone until it is sent, under the label that it has then.
            "message_draft");

    /** What a guard answers; the last is the foreign key of what follows the label of what it belongs to. */
    private static final Set<String> GUARDS = Set.of("EN001", "EN003", "EN004", "EN015", "EN020", "23503");

    @Autowired
    private Labels labels;

    @Test
    void noTableTakesALabelAboveTheCeilingOfTheWorkspace() throws SQLException {
        assertThat(tablesThatTake(fixture.label("SECRET", NATION, "GBR")))
                .containsExactlyInAnyOrderElementsOf(UNGUARDED);
    }

    @Test
    void noTableTakesALabelWithoutTheWritersNation() throws SQLException {
        assertThat(tablesThatTake(fixture.label("RESTRICTED", "GBR"))).containsExactlyInAnyOrderElementsOf(UNGUARDED);
    }

    @Test
    void noTableLetsOnePersonOpenALabel() throws SQLException {
        ConfidentialityLabel wider = fixture.label("RESTRICTED", NATION, "GBR", "POL");
        ConfidentialityLabel lower = fixture.label("UNCLASSIFIED", NATION, "GBR");
        for (ConfidentialityLabel opening : List.of(wider, lower)) {
            labels.relate(labels.intern(allowed()), labels.intern(opening));
            assertThat(tablesThatTake(allowed(), label(opening), List.of(this::relabel)))
                    .containsExactlyInAnyOrderElementsOf(OPENED_ALONE);
        }
    }

    @Test
    void whatTheEngineHasNotComparedOpens() throws SQLException {
        ConfidentialityLabel unrelated =
                fixture.label("RESTRICTED", NATION, fixture.newNation().value());
        assertThat(tablesThatTake(unrelated, label(fixture.label("RESTRICTED", NATION)), List.of(this::relabel)))
                .containsExactlyInAnyOrderElementsOf(OPENED_ALONE);
    }

    @Test
    void everyTableWithALabelOfItsOwnLetsOnePersonRestrictIt() throws SQLException {
        ConfidentialityLabel narrower = fixture.label("RESTRICTED", List.of(NATION), List.of("EXERCISE CONTROL"));
        labels.relate(labels.intern(allowed()), labels.intern(narrower));
        assertThat(tablesThatTake(allowed(), label(narrower), List.of(this::relabel)))
                .contains("exercise_plan", "document", "course", "agreement", "message");
    }

    private ConfidentialityLabel allowed() {
        return fixture.label("RESTRICTED", NATION, "GBR");
    }

    @Test
    void noTableTakesALabelOfAnotherPolicyThanItsWorkspaces() throws SQLException {
        int id = fixture.sql()
                .sql("""
                        insert into label (policy, edition, classification, rank, releasable_to, content, canonical)
                        values ('FOREIGN', 1, 'LOWEST', 0, array['FRA', 'GBR'], '{}', ?) returning id
                        """)
                .param("FOREIGN " + UUID.randomUUID())
                .query(Integer.class)
                .single();
        try {
            assertThat(tablesThatTake(new Label(id, "FOREIGN", 0, Set.of(), Set.of())))
                    .containsExactlyInAnyOrderElementsOf(UNGUARDED);
        } finally {
            fixture.sql().sql("delete from label where id = ?").param(id).update();
        }
    }

    @Test
    void workspaceKeepsThePolicyThatItsCeilingAndLabelsAreOf() throws SQLException {
        Person administrator = fixture.official("GBR", Roles.ADMINISTRATOR);
        Space space = space(fixture.workspace("RESTRICTED"));
        try (AsMember app = new AsMember()) {
            app.begin(administrator.id().value());
            assertThatThrownBy(() -> app.execute("update workspace set policy = 'TLP' where id = ?", space.id()))
                    .hasMessageContaining("never change");
        }
    }

    private Set<String> tablesThatTake(ConfidentialityLabel forbidden) throws SQLException {
        return tablesThatTake(label(forbidden));
    }

    private Set<String> tablesThatTake(Label wrong) throws SQLException {
        return tablesThatTake(allowed(), wrong, List.of(this::putBack, this::relabel));
    }

    private Set<String> tablesThatTake(ConfidentialityLabel before, Label wrong, List<Attempt> attempts)
            throws SQLException {
        Person person = fixture.officer(NATION, "SECRET");
        fixture.nation("GBR");
        Space space = space(fixture.workspace("RESTRICTED"));
        Label allowed = label(before);
        List<String> taken = new ArrayList<>();
        List<String> tables = written();
        assertThat(tables).contains("exercise_plan", "message", "document_version", "nomination");
        try (var connection = TestDatabase.superuser().getConnection()) {
            connection.setSchema("entente");
            connection.setAutoCommit(false);
            JdbcClient sql = JdbcClient.create(new SingleConnectionDataSource(connection, true));
            for (String table : tables) {
                RowMaker maker = RowMaker.of(table);
                for (Attempt attempt : attempts) {
                    sql.sql("select set_config('entente.member', ?, true)")
                            .param(person.id().toString())
                            .query((row, n) -> "")
                            .single();
                    String key = maker.insert().row(sql, space, allowed, NATION, member(person));
                    if (!isRefused(() -> attempt.with(sql, maker, key, wrong))
                            && label(sql, maker, key) == wrong.id()) {
                        taken.add(table);
                    }
                    connection.rollback();
                }
            }
        }
        return Set.copyOf(taken);
    }

    private interface Attempt {
        int with(JdbcClient sql, RowMaker maker, String key, Label label);
    }

    /** Writes a row that was there once more, the same but for the label: what makes it valid otherwise is in place. */
    private int putBack(JdbcClient sql, RowMaker maker, String key, Label label) {
        String row = sql.sql("select to_jsonb(t) from %s t where %s = ?".formatted(maker.table(), maker.key()))
                .param(key)
                .query(String.class)
                .single();
        sql.sql("delete from %s where %s = ?".formatted(maker.table(), maker.key()))
                .param(key)
                .update();
        return sql.sql("""
                        insert into %1$s overriding system value
                        select (jsonb_populate_record(null::%1$s, ?::jsonb || jsonb_build_object('label_id', ?::int))).*
                        """.formatted(maker.table())).params(row, label.id()).update();
    }

    private int relabel(JdbcClient sql, RowMaker maker, String key, Label label) {
        return sql.sql("update %s set label_id = ? where %s = ?".formatted(maker.table(), maker.key()))
                .params(label.id(), key)
                .update();
    }

    private static boolean isRefused(Supplier<Integer> attempt) {
        try {
            assertThat(attempt.get()).isEqualTo(1);
            return false;
        } catch (DataAccessException e) {
            assertThat(e.getMostSpecificCause())
                    .isInstanceOfSatisfying(
                            SQLException.class,
                            cause -> assertThat(cause.getSQLState())
                                    .as(cause.getMessage())
                                    .isIn(GUARDS));
            return true;
        }
    }

    private static int label(JdbcClient sql, RowMaker maker, String key) {
        return sql.sql("select label_id from %s where %s = ?".formatted(maker.table(), maker.key()))
                .param(key)
                .query(Integer.class)
                .single();
    }

    /** Tables of content that the portal may write under a label: what only functions and triggers write, copies its label. */
    private List<String> written() {
        return fixture.sql().sql("""
                        select c.relname
                          from pg_class c
                          join pg_attribute w on w.attrelid = c.oid and w.attname = 'workspace_id'
                          join pg_attribute l on l.attrelid = c.oid and l.attname = 'label_id'
                         where c.relnamespace = 'entente'::regnamespace
                           and c.relkind in ('r', 'p')
                           and (has_column_privilege('entente_app', c.oid, l.attnum, 'insert')
                                or has_column_privilege('entente_app', c.oid, l.attnum, 'update'))
                         order by 1
                        """).query((row, n) -> row.getString(1)).list();
    }

    private Space space(WorkspaceId id) {
        return fixture.sql()
                .sql("select id, ceiling from workspace where public_id = ?")
                .param(id.value())
                .query((row, n) -> new Space(row.getInt(1), row.getInt(2), true, false))
                .single();
    }

    private Label label(ConfidentialityLabel label) {
        return new Label(labels.intern(label).value(), "", 0, Set.of(), Set.of());
    }

    private static Member member(Person person) {
        return new Member(
                person.id().value(),
                person.nation().value(),
                "liaison-officer",
                "ACTIVE",
                null,
                new Clearance(0, "", Set.of(), Set.of(), Set.of()),
                null);
    }
}
