package org.entente.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

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
import org.springframework.dao.DataAccessException;
import org.springframework.security.access.AccessDeniedException;

/** Entries stand and fall with what they tell of; they are only added, and only auditors read them. */
class AuditTest extends PortalTest {

    @Autowired
    private ExercisePlans plans;

    @Autowired
    private AuditTrail trail;

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
    void changeDoesNotHappenWhenItsEntryCannotBeWritten() {
        fixture.sql().sql("""
                create function public.refuse_entry() returns trigger language plpgsql as
                $$ begin raise exception 'no room'; end $$
                """).update();
        fixture.sql().sql("""
                create trigger refuse_entry before insert on audit_entry for each row
                when (new.object_id = '%s') execute function public.refuse_entry()
                """.formatted(plan)).update();
        try {
            assertThatThrownBy(() -> act.as(british.subject(), () -> plans.change(plan, 0, Fixture.plan("Unheard"))))
                    .isInstanceOf(DataAccessException.class);
            assertThatThrownBy(() -> act.as(british.subject(), () -> plans.open(plan)))
                    .isInstanceOf(DataAccessException.class);
        } finally {
            fixture.sql().sql("drop function public.refuse_entry() cascade").update();
        }
        assertThat(fixture.sql()
                        .sql("select name || ' ' || version from exercise_plan where public_id = ?")
                        .param(plan.value())
                        .query(String.class)
                        .single())
                .isEqualTo("Audited 0");
    }

    @Test
    void refusedChangeLeavesNoEntryOfSuccess() {
        assertThatThrownBy(() ->
                        act.as(british.subject(), () -> plans.relabel(plan, 0, fixture.label("SECRET", "FRA"))))
                .isInstanceOf(RuntimeException.class);
        assertThat(actions(british)).containsExactly("PLAN_CREATED");
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
    void administratorsAndOfficersDoNotReadTheTrail() {
        for (Person person : List.of(
                british,
                fixture.official("GBR", Roles.ADMINISTRATOR),
                fixture.official("GBR", Roles.NATION_ADMINISTRATOR))) {
            assertThatThrownBy(() -> act.as(person.subject(), () -> trail.list(AuditQuery.ALL, 0, 10)))
                    .isInstanceOf(AccessDeniedException.class);
        }
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
                try (var row = connection.createStatement().executeQuery("select count(*) from audit_entry")) {
                    row.next();
                    assertThat(row.getInt(1)).isZero();
                }
            }
        }
    }

    @Test
    void auditorReadsWhoDidWhatAndNoContentAndIsEnteredToo() {
        Person auditor = fixture.official("FRA", Roles.AUDITOR);
        act.as(british.subject(), () -> plans.change(plan, 0, Fixture.plan("A secret name")));
        AuditQuery ofPlan = new AuditQuery(null, null, null, null, plan.toString(), null, null, null);

        List<AuditEntry> entries = act.get(auditor.subject(), () -> trail.list(ofPlan, 0, 10));

        assertThat(entries)
                .extracting(AuditEntry::action, AuditEntry::actorName, AuditEntry::actorNation, AuditEntry::outcome)
                .containsExactly(
                        tuple(AuditAction.PLAN_CHANGED, british.name(), "GBR", Outcome.SUCCESS),
                        tuple(AuditAction.PLAN_CREATED, british.name(), "GBR", Outcome.SUCCESS));
        assertThat(entries.toString()).doesNotContain("secret name").contains("fields");
        assertThat(actions(auditor)).containsExactly("AUDIT_READ");
    }

    private List<String> actions(Person person) {
        return fixture.sql()
                .sql("select action from audit_entry where actor = ? order by occurred_at")
                .param(person.id().value())
                .query((row, n) -> row.getString(1))
                .list();
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
