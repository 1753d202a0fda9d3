package org.entente.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.entente.access.Roles;
import org.entente.audit.proof.LogInspections;
import org.entente.audit.trail.AuditFigures;
import org.entente.audit.trail.AuditQuery;
import org.entente.audit.trail.AuditTrail;
import org.entente.exercise.ExercisePlans;
import org.entente.shared.WorkspaceId;
import org.entente.testing.Fixture;
import org.entente.testing.Fixture.Person;
import org.entente.testing.PortalTest;
import org.entente.testing.TestDatabase;
import org.entente.workspace.AdmissionRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.authorization.AuthorizationDeniedException;

/** Duties are separate: who runs the portal does not have the trail, and who has the trail changes nothing else. */
class SeparationTest extends PortalTest {

    /** What an auditor changes by one's own right: the own searches and choices, the rules for alerts, the answers to them. */
    private static final Set<String> OF_AUDITORS = Set.of("saved_search", "watch_rule", "watch_alert");

    /** What everybody with a place has of one's own. */
    private static final Set<String> OF_EVERYBODY = Set.of("member", "sign_in", "notification", "mail_preference");

    private static final List<String> LOG = List.of("audit_entry", "audit_leaf", "audit_tile", "audit_checkpoint");

    @Autowired
    private AuditTrail trail;

    @Autowired
    private AuditFigures figures;

    @Autowired
    private LogInspections inspections;

    @Autowired
    private ExercisePlans plans;

    @ParameterizedTest
    @ValueSource(strings = {Roles.ADMINISTRATOR, Roles.NATION_ADMINISTRATOR, Roles.LIAISON_OFFICER})
    void nobodyButAuditorsReadsTheTrail(String role) {
        Person person = fixture.official("GBR", role);
        AuditQuery everything = AuditQuery.ALL;
        Map<String, ThrowingCallable> doors = Map.of(
                "list", () -> trail.list(everything, null, 1),
                "histogram", () -> figures.histogram(everything, Instant.now()),
                "count", () -> figures.count(everything),
                "check", () -> inspections.check(null, checked -> true));
        act.as(
                person.subject(),
                () -> doors.forEach((door, call) ->
                        assertThatThrownBy(call).as(door).isInstanceOf(AuthorizationDeniedException.class)));
    }

    /** Also in each role that the portal's login may step into, and whoever is bound. */
    @Test
    void portalTakesNoGuardOffAndMakesNobodyOfMoreRightOutOfItself() throws SQLException {
        Person administrator = fixture.official("GBR", Roles.ADMINISTRATOR);
        List<String> roles = fixture.sql()
                .sql("select rolname from pg_roles where pg_has_role('entente_app', oid, 'set') order by rolname")
                .query((row, n) -> row.getString(1))
                .list();
        assertThat(roles)
                .contains("entente_app", "entente_auditor", "entente_sealer")
                .doesNotContain("entente_owner");
        assertThat(triggers("audit_entry")).contains("frozen", "frozen_whole", "actor");
        for (String role : roles) {
            for (String table : LOG) {
                for (String trigger : triggers(table)) {
                    refused(administrator, role, "alter table %s disable trigger %s".formatted(table, trigger));
                    refused(administrator, role, "drop trigger %s on %s".formatted(trigger, table));
                }
                for (String way : List.of(
                        "alter table %s disable trigger all",
                        "alter table %s disable row level security",
                        "alter table %s no force row level security",
                        "alter table %s owner to entente_app",
                        "drop table %s",
                        "truncate %s",
                        "create policy mine on %s using (true)")) {
                    refused(administrator, role, way.formatted(table));
                }
            }
            refused(administrator, role, "update audit_entry set outcome = 'FAILED'");
            refused(administrator, role, "delete from audit_entry");
            refused(administrator, role, "update audit_leaf set body = body");
            refused(administrator, role, "delete from audit_leaf");
            refused(administrator, role, "delete from audit_tile");
            refused(administrator, role, "update audit_checkpoint set note = note");
            refused(administrator, role, "set session_replication_role = replica");
            refused(administrator, role, "set role entente_owner");
            refused(
                    administrator,
                    role,
                    "create or replace function refuse_change() returns trigger language plpgsql as 'begin return new; end'");
            refused(administrator, role, "alter function refuse_change() owner to entente_app");
        }
    }

    @Test
    void auditorChangesNothingElse() throws SQLException {
        Person officer = fixture.officer("GBR", "SECRET");
        WorkspaceId workspace = fixture.workspace("SECRET");
        fixture.admit(workspace, officer, AdmissionRole.LEAD);
        act.get(
                officer.subject(),
                () -> plans.create(workspace, fixture.label("SECRET", "GBR"), Fixture.plan("Not an auditor's")));
        Person auditor = fixture.official("GBR", Roles.AUDITOR);
        Map<String, String> updates = new TreeMap<>();
        fixture.sql().sql("""
                        select table_name, min(column_name)
                          from information_schema.column_privileges
                         where grantee = 'entente_app' and table_schema = 'entente' and privilege_type = 'UPDATE'
                         group by table_name
                        """).query(row -> {
            updates.put(row.getString(1), row.getString(2));
        });
        List<String> deletes =
                fixture.sql().sql("""
                        select table_name from information_schema.table_privileges
                         where grantee = 'entente_app' and table_schema = 'entente' and privilege_type = 'DELETE'
                        """).query((row, n) -> row.getString(1)).list();
        assertThat(updates).containsKeys("exercise_plan", "member", "nation", "workspace", "admission", "watch_rule");
        Set<String> changed = new TreeSet<>();
        updates.forEach((table, column) -> {
            if (rows(auditor, "update %1$s set %2$s = %2$s".formatted(table, column)) > 0) {
                changed.add(table);
            }
        });
        for (String table : deletes) {
            if (rows(auditor, "delete from " + table) > 0) {
                changed.add(table);
            }
        }
        changed.removeAll(OF_EVERYBODY);
        assertThat(changed).isSubsetOf(OF_AUDITORS).contains("watch_rule");
    }

    private List<String> triggers(String table) {
        return fixture.sql()
                .sql("select tgname from pg_trigger where tgrelid = ?::regclass and not tgisinternal")
                .param("entente." + table)
                .query((row, n) -> row.getString(1))
                .list();
    }

    private static void refused(Person bound, String role, String sql) throws SQLException {
        try (Connection connection = TestDatabase.app().getConnection();
                Statement statement = connection.createStatement()) {
            connection.setSchema("entente");
            connection.setAutoCommit(false);
            statement.execute("select set_config('entente.member', '%s', true)".formatted(bound.id()));
            statement.execute("set local role " + role);
            assertThatThrownBy(() -> statement.execute(sql))
                    .as("%s as %s", sql, role)
                    .isInstanceOfSatisfying(
                            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("42501"));
        }
    }

    // What a statement would change; nothing of it stays.
    private static int rows(Person bound, String sql) {
        try (Connection connection = TestDatabase.app().getConnection();
                Statement statement = connection.createStatement()) {
            connection.setSchema("entente");
            connection.setAutoCommit(false);
            statement.execute("select set_config('entente.member', '%s', true)".formatted(bound.id()));
            return statement.executeUpdate(sql);
        } catch (SQLException e) {
            // A trigger or a policy refused, which is the answer that is asked for.
            return 0;
        }
    }
}
