package org.entente.rowpolicy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import org.entente.access.Roles;
import org.entente.recertification.LineId;
import org.entente.recertification.Recertifications;
import org.entente.recertification.Rounds;
import org.entente.shared.WorkspaceId;
import org.entente.testing.Fixture.Person;
import org.entente.testing.PortalTest;
import org.entente.testing.TestDatabase;
import org.entente.workspace.AdmissionRole;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Rounds to SQL as the portal's own role with one person bound: only the functions write them, and each answers for its asker. */
class RecertificationSqlTest extends PortalTest {

    private static final String ANSWER = "select answer_recertification('%s', '%s', 'No task here')";

    @Autowired
    private Recertifications recertifications;

    private WorkspaceId workspace;
    private WorkspaceId elsewhere;
    private Person lead;
    private Person second;
    private Person reader;
    private Person stranger;
    private Person administrator;
    private Person auditor;
    private LineId line;

    @BeforeEach
    void found() {
        workspace = fixture.workspace("SECRET");
        elsewhere = fixture.workspace("SECRET");
        lead = fixture.officer("GBR", "SECRET");
        second = fixture.officer("FRA", "SECRET");
        reader = fixture.officer("NLD", "SECRET");
        stranger = fixture.officer("POL", "SECRET");
        administrator = fixture.official("GBR", Roles.ADMINISTRATOR);
        auditor = fixture.official("FRA", Roles.AUDITOR);
        fixture.admit(workspace, lead, AdmissionRole.LEAD);
        fixture.admit(workspace, second, AdmissionRole.LEAD);
        fixture.admit(workspace, reader, AdmissionRole.READER);
        fixture.admit(elsewhere, stranger, AdmissionRole.LEAD);
        fixture.admit(elsewhere, reader, AdmissionRole.READER);
        act.as(lead.subject(), () -> recertifications.open(workspace));
        line = Rounds.line(fixture, workspace, reader);
    }

    @Test
    void leadsAndAdministratorsReadARoundAndNobodyElseNotEvenTheirOwnLine() throws SQLException {
        try (AsMember app = new AsMember()) {
            for (Person person : List.of(lead, second, administrator)) {
                app.begin(person.id().value());
                assertThat(app.keys("select id from recertification")).contains(round());
                assertThat(app.keys("select member_id from recertification_line where round_id = '" + round() + "'"))
                        .hasSize(3);
            }
            for (Person person : List.of(reader, stranger, auditor)) {
                app.begin(person.id().value());
                assertThat(app.keys("select id from recertification")).doesNotContain(round());
                assertThat(app.keys("select id from recertification_line where round_id = '" + round() + "'"))
                        .isEmpty();
                assertThat(app.keys("select last_active_in_round('%s', '%s')".formatted(round(), reader.id())))
                        .containsOnlyNulls();
            }
            app.begin(null);
            assertThat(app.keys("select id from recertification")).isEmpty();
            assertThat(app.keys(ANSWER.formatted(line, "WITHDRAW"))).containsExactly("NOT_THERE");
            fixture.state(lead, "SUSPENDED");
            app.begin(lead.id().value());
            assertThat(app.keys("select id from recertification")).isEmpty();
        }
    }

    @Test
    void auditorsReadHowFarARoundIsAndNothingOfWhomItIsAbout() throws SQLException {
        try (AsMember app = new AsMember()) {
            app.begin(auditor.id().value());
            app.execute("set local role entente_auditor");
            assertThat(app.keys("select state from recertification_line where round_id = '" + round() + "'"))
                    .containsExactly("OPEN");
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> app.keys("select reason from recertification_line"));
            app.begin(administrator.id().value());
            app.execute("set local role entente_auditor");
            assertThat(app.keys("select id from recertification")).isEmpty();
        }
    }

    @Test
    void noStatementOfTheirsWritesARoundALineOrARuleNorEndsAnAdmission() throws SQLException {
        try (AsMember app = new AsMember()) {
            for (Person person : List.of(lead, reader, administrator, auditor)) {
                for (String statement : List.of(
                        "update recertification_line set state = 'CONFIRMED', answered_at = now()",
                        "insert into recertification_line select * from recertification_line",
                        "delete from recertification_line",
                        "update recertification set lapses_at = now()",
                        "insert into recertification select * from recertification",
                        "delete from recertification",
                        "insert into personal_notice (member_id, kind, path) values ('" + reader.id()
                                + "', 'a.b', 'c')")) {
                    app.begin(person.id().value());
                    assertThat(app.write(statement)).as(statement).isZero();
                }
            }
            String insert = "insert into recertification_rule (workspace_id, every_days, answer_days)"
                    + " select id, 30, 7 from workspace where public_id = '" + workspace + "'";
            for (Person person : List.of(lead, auditor)) {
                app.begin(person.id().value());
                assertThat(app.write(insert)).isZero();
            }
            String delete = "delete from admission where member_id = '" + reader.id() + "'";
            app.begin(lead.id().value());
            assertThat(app.write(delete)).as("not even while a round is open").isZero();
            app.begin(lead.id().value());
            assertThat(app.keys(ANSWER.formatted(line, "WITHDRAW"))).containsExactly("DONE");
            assertThat(app.keys("select member_id from admission where member_id = '" + reader.id() + "'"))
                    .as("of this workspace alone")
                    .isEmpty();
            app.commit();
        }
        assertThat(Rounds.admitted(fixture, workspace, reader)).isFalse();
        assertThat(Rounds.admitted(fixture, elsewhere, reader)).isTrue();
    }

    @Test
    void whoAnsweredAndWhenIsTheDatabasesWordAndEachAnswerIsItsAskersToGive() throws SQLException {
        try (AsMember app = new AsMember()) {
            for (Person person : List.of(reader, stranger, auditor)) {
                for (String answer : List.of("CONFIRM", "WITHDRAW", "TAKE_BACK")) {
                    app.begin(person.id().value());
                    assertThat(app.keys(ANSWER.formatted(line, answer))).containsExactly("NOT_THERE");
                }
            }
            app.begin(administrator.id().value());
            assertThat(app.keys(ANSWER.formatted(line, "CONFIRM"))).containsExactly("NOT_YOURS");
            app.begin(lead.id().value());
            assertThat(app.keys(ANSWER.formatted(Rounds.line(fixture, workspace, lead), "CONFIRM")))
                    .containsExactly("NOT_YOURS");
            assertThat(app.keys(ANSWER.formatted(line, "CONFIRM"))).containsExactly("DONE");
            assertThat(app.keys(ANSWER.formatted(line, "CONFIRM"))).containsExactly("ANSWERED");
            assertThat(app.keys(
                            "select answered_by::text || (answered_at = now()) from recertification_line where id = '"
                                    + line + "'"))
                    .isEqualTo(Set.of(lead.id() + "true"));
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> app.keys(ANSWER.formatted(line, "LAPSE")))
                    .satisfies(e -> assertThat(e.getSQLState()).isEqualTo("EN001"));
            app.begin(lead.id().value());
            assertThatExceptionOfType(SQLException.class)
                    .as("a withdrawal says why")
                    .isThrownBy(() -> app.keys("select answer_recertification('" + line + "', 'WITHDRAW', null)"));
        }
        assertThat(Rounds.admitted(fixture, workspace, reader)).isTrue();
    }

    @Test
    void whatComesByItselfIsNotThePortalsRolesToCall() throws SQLException {
        try (AsMember app = new AsMember()) {
            for (String function : List.of(
                    "lapse_admissions()",
                    "close_recertification()",
                    "remind_of_recertification()",
                    "open_due_recertification()",
                    "begin_recertification(1, null)",
                    "tell_personally('a.b', array[]::uuid[], null, 'c')")) {
                app.begin(administrator.id().value());
                assertThatExceptionOfType(SQLException.class)
                        .as(function)
                        .isThrownBy(() -> app.keys("select " + function))
                        .satisfies(e -> assertThat(e.getSQLState()).isEqualTo("42501"));
            }
        }
    }

    /** As the role that the functions run as, whom a mistake in one of them would act as. */
    @Test
    void functionsEndNoAdmissionThatNoOpenRoundAsksAbout() throws SQLException {
        assertThat(endedByFunctions(reader)).as("in this workspace alone").isEqualTo(1);
        fixture.sql()
                .sql("update recertification set closed_at = now() where id = ?::uuid")
                .param(round())
                .update();
        assertThat(endedByFunctions(reader)).isZero();
    }

    private static int endedByFunctions(Person person) throws SQLException {
        try (Connection connection = TestDatabase.superuser().getConnection();
                Statement statement = connection.createStatement()) {
            connection.setSchema("entente");
            connection.setAutoCommit(false);
            statement.execute("set local role entente_fn");
            int ended = statement.executeUpdate("delete from admission where member_id = '" + person.id() + "'");
            connection.rollback();
            return ended;
        }
    }

    private String round() {
        return fixture.sql()
                .sql(
                        "select r.id::text from recertification r join workspace w on w.id = r.workspace_id where w.public_id = ?")
                .param(workspace.value())
                .query(String.class)
                .single();
    }
}
