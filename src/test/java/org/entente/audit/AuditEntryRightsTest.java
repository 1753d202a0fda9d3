package org.entente.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.entente.access.Roles;
import org.entente.exercise.ExercisePlanId;
import org.entente.exercise.ExercisePlans;
import org.entente.shared.WorkspaceId;
import org.entente.testing.Fixture;
import org.entente.testing.Fixture.Person;
import org.entente.testing.PortalTest;
import org.entente.testing.TestDatabase;
import org.entente.workspace.AdmissionRole;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the database lets anyone do with entries, whatever the portal asks of it: add, and as an auditor read. */
class AuditEntryRightsTest extends PortalTest {

    @Autowired
    private ExercisePlans plans;

    private WorkspaceId workspace;
    private Person british;
    private ExercisePlanId plan;

    @BeforeEach
    void found() {
        workspace = fixture.workspace("SECRET");
        british = fixture.officer("GBR", "SECRET");
        fixture.admit(workspace, british, AdmissionRole.LEAD);
        plan = act.get(
                british.subject(),
                () -> plans.create(workspace, fixture.label("SECRET", "GBR"), Fixture.plan("Audited")));
    }

    @Test
    void entriesNeverChangeNotEvenByTheOwnerOrASuperuser() throws SQLException {
        for (String sql : List.of(
                "update audit_entry set outcome = 'FAILED'", "delete from audit_entry", "truncate audit_entry")) {
            assertThatThrownBy(() -> fixture.sql().sql(sql).update())
                    .as(sql + " as superuser")
                    .hasMessageContaining("audit_entry entries are only ever added");
        }
        // The owner is bound by the policies too, so it does not even come as far as a row.
        assertThatThrownBy(() -> execute(TestDatabase.owner(), "truncate audit_entry"))
                .hasMessageContaining("audit_entry entries are only ever added");
        assertThat(execute(TestDatabase.owner(), "update audit_entry set outcome = 'FAILED'"))
                .isZero();
        assertThat(execute(TestDatabase.owner(), "delete from audit_entry")).isZero();
    }

    @Test
    void applicationAddsAndNeitherReadsNorChanges() {
        for (String sql : List.of(
                "select * from audit_entry",
                "update audit_entry set outcome = 'FAILED'",
                "delete from audit_entry",
                "truncate audit_entry")) {
            assertThatThrownBy(() -> execute(TestDatabase.app(), sql))
                    .as(sql)
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void entrySpeaksOfTheMemberOfTheTransactionInTheDatabasesOwnWords() throws SQLException {
        try (Connection connection = TestDatabase.app().getConnection()) {
            connection.setSchema("entente");
            connection.setAutoCommit(false);
            connection
                    .createStatement()
                    .execute("select set_config('entente.member', '%s', true)".formatted(british.id()));
            connection.createStatement().execute("""
                    insert into audit_entry (actor, actor_name, actor_nation, actor_role, occurred_at, action, outcome, object_id)
                    values (current_member(), 'Somebody Else', 'FRA', 'administrator', '2000-01-01', 'AUDIT_READ', 'SUCCESS', '%s')
                    """.formatted(plan));
            connection.commit();
        }
        assertThat(fixture.sql()
                        .sql(
                                "select actor_name || ' ' || actor_nation || ' ' || actor_role || ' ' || (occurred_at > now() - interval '1 hour')"
                                        + " from audit_entry where action = 'AUDIT_READ' and object_id = ?")
                        .param(plan.toString())
                        .query(String.class)
                        .single())
                .isEqualTo(british.name() + " GBR liaison-officer true");
    }

    @Test
    void stepIntoTheAuditorsRoleShowsNothingToWhoIsNone() throws SQLException {
        for (UUID member : List.of(
                british.id().value(),
                fixture.official("GBR", Roles.ADMINISTRATOR).id().value(),
                UUID.randomUUID())) {
            try (Connection connection = TestDatabase.app().getConnection()) {
                connection.setSchema("entente");
                connection.setAutoCommit(false);
                connection
                        .createStatement()
                        .execute("select set_config('entente.member', '%s', true)".formatted(member));
                connection.createStatement().execute("set local role entente_auditor");
                for (String what : List.of(
                        "audit_entry",
                        "label",
                        "clearance",
                        "workspace",
                        "auditor_object_then('%s', now())".formatted(plan),
                        "who_could_read('%s', now(), 'GBR')".formatted(plan))) {
                    try (var row = connection.createStatement().executeQuery("select count(*) from " + what)) {
                        row.next();
                        assertThat(row.getInt(1)).as(what).isZero();
                    }
                }
            }
        }
    }

    @Test
    void portalsOwnRoleAsksNothingAboutThePast() {
        for (String what : List.of(
                "auditor_object_then('%s', now())".formatted(plan),
                "who_could_read('%s', now(), 'GBR')".formatted(plan),
                "object_then('%s', now())".formatted(plan),
                "permitted_then(1, 1, now())",
                "member_history",
                "dominance_history")) {
            assertThatThrownBy(() -> execute(TestDatabase.app(), "select * from " + what))
                    .as(what)
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void savedSearchesAreOfTheAuditorWhoSavedThem() throws SQLException {
        UUID one = fixture.official("GBR", Roles.AUDITOR).id().value();
        UUID other = fixture.official("GBR", Roles.AUDITOR).id().value();
        String save =
                "insert into saved_search (id, owner, name, search) values (gen_random_uuid(), '%s', 'Mine', 'outcome=DENIED')";
        assertThat(executeAs(one, save.formatted(one))).isEqualTo(1);
        assertThatThrownBy(() -> executeAs(other, save.formatted(one))).hasMessageContaining("row-level security");
        assertThatThrownBy(() -> executeAs(british.id().value(), save.formatted(british.id())))
                .hasMessageContaining("row-level security");
        for (UUID stranger : List.of(other, british.id().value())) {
            assertThat(executeAs(stranger, "update saved_search set name = 'Theirs'"))
                    .isZero();
            assertThat(executeAs(stranger, "delete from saved_search")).isZero();
        }
        assertThat(executeAs(one, "delete from saved_search")).isEqualTo(1);
    }

    private static int executeAs(UUID member, String sql) throws SQLException {
        try (Connection connection = TestDatabase.app().getConnection()) {
            connection.setSchema("entente");
            connection.setAutoCommit(false);
            var statement = connection.createStatement();
            statement.execute("select set_config('entente.member', '%s', true)".formatted(member));
            int rows = statement.executeUpdate(sql);
            connection.commit();
            return rows;
        }
    }

    private static int execute(DataSource source, String sql) throws SQLException {
        try (Connection connection = source.getConnection()) {
            connection.setSchema("entente");
            var statement = connection.createStatement();
            statement.execute(sql);
            return Math.max(statement.getUpdateCount(), 0);
        }
    }
}
