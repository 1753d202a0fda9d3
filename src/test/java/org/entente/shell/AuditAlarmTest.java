package org.entente.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.vaadin.browserless.BrowserlessUIContext;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.entente.access.Roles;
import org.entente.audit.AuditAction;
import org.entente.audit.AuditEvent;
import org.entente.audit.AuditLog;
import org.entente.audit.ObjectKind;
import org.entente.audit.Outcome;
import org.entente.exercise.ExercisePlanId;
import org.entente.exercise.ExercisePlans;
import org.entente.shared.WorkspaceId;
import org.entente.testing.Fixture;
import org.entente.testing.Fixture.Person;
import org.entente.testing.PageTest;
import org.entente.workspace.AdmissionRole;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.NestedRuntimeException;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.UnexpectedRollbackException;
import org.springframework.transaction.support.TransactionTemplate;

/** An entry that cannot be written: the change does not happen, and whoever looks after the portal is told at once, until it can. */
@ExtendWith(OutputCaptureExtension.class)
class AuditAlarmTest extends PageTest {

    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final String NAME = "Unheard of";

    @Autowired
    private ExercisePlans plans;

    @Autowired
    private HealthEndpoint health;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private AuditLog log;

    @Autowired
    private HikariDataSource pool;

    private Person officer;
    private WorkspaceId workspace;

    @BeforeEach
    void people() {
        officer = fixture.officer("GBR", "SECRET");
        workspace = fixture.workspace("SECRET");
        fixture.admit(workspace, officer, AdmissionRole.CONTRIBUTOR);
    }

    @AfterEach
    void heal() {
        fixture.sql().sql("grant insert on audit_entry to entente_app").update();
        fixture.sql().sql("drop function if exists fail_at_commit cascade").update();
        create("The last of it");
    }

    @Test
    void entryThatCannotBeWrittenStopsTheChangeAndIsToldUntilOneIs(CapturedOutput log) {
        BrowserlessUIContext administrator = open(fixture.official("GBR", Roles.ADMINISTRATOR), "");
        BrowserlessUIContext auditor = open(fixture.official("GBR", Roles.AUDITOR), "settings");
        BrowserlessUIContext others = open(officer, "");
        assertThat(told(administrator)).isEmpty();
        assertThat(status()).isEqualTo(Status.UP);

        fixture.sql().sql("revoke insert on audit_entry from entente_app").update();
        assertThatThrownBy(() -> create(NAME)).isInstanceOf(DataAccessException.class);

        eventually(administrator, () -> assertThat(told(administrator)).contains("audit trail"));
        eventually(auditor, () -> assertThat(told(auditor)).contains("audit trail"));
        assertThat(status()).isEqualTo(Status.DOWN);
        assertThat(log).containsOnlyOnce("AUDIT ENTRIES CANNOT BE WRITTEN").doesNotContain(NAME);
        assertThat(plansOfThatName()).isZero();
        others.roundTrip();
        assertThat(told(others)).isEmpty();

        fixture.sql().sql("grant insert on audit_entry to entente_app").update();
        create(NAME);

        eventually(administrator, () -> assertThat(told(administrator)).isEmpty());
        eventually(auditor, () -> assertThat(told(auditor)).isEmpty());
        assertThat(status()).isEqualTo(Status.UP);
        assertThat(plansOfThatName()).isEqualTo(1);
    }

    @Test
    void readIsNotAnsweredWhereItCannotBeEntered() {
        ExercisePlanId plan = create("To be read");
        fixture.sql().sql("revoke insert on audit_entry from entente_app").update();
        act.as(
                officer.subject(),
                () -> assertThatThrownBy(() -> plans.open(plan)).isInstanceOf(DataAccessException.class));
        assertThat(status()).isEqualTo(Status.DOWN);
    }

    /** A deferred constraint; a full disk; an error in the database; a connection that is cut, as the loss of its server cuts it. */
    @ParameterizedTest
    @ValueSource(strings = {"23514", "53100", "XX000", "cut"})
    void entryLostAtItsCommitIsToldUntilOneIsCommitted(String sqlState) {
        failAtCommit(sqlState);
        assertThatThrownBy(() -> create(NAME)).isInstanceOf(NestedRuntimeException.class);
        assertThat(status()).isEqualTo(Status.DOWN);
        assertThat(plansOfThatName()).isZero();

        // Its entry is accepted, and lost again.
        assertThatThrownBy(() -> create(NAME)).isInstanceOf(NestedRuntimeException.class);
        assertThat(status()).isEqualTo(Status.DOWN);

        create("Any other");
        assertThat(status()).isEqualTo(Status.UP);
    }

    /** Of two transactions that could not both be, one is refused, and may be tried again. */
    @ParameterizedTest
    @ValueSource(strings = {"40001", "40P01"})
    void commitThatLosesARaceIsNoFailureOfTheTrail(String sqlState) {
        failAtCommit(sqlState);
        assertThatThrownBy(() -> create(NAME)).isInstanceOf(DataAccessException.class);
        assertThat(status()).isEqualTo(Status.UP);
    }

    @Test
    void commitThatFailsWithoutAnEntryIsNoFailureOfTheTrail() {
        fixture.sql().sql("create table if not exists commit_alone (id int)").update();
        try {
            fixture.sql().sql("grant insert on commit_alone to entente_app").update();
            failAtCommit("53100", "commit_alone", "true");
            assertThatThrownBy(() -> transaction.executeWithoutResult(status ->
                            jdbc.sql("insert into commit_alone values (1)").update()))
                    .isInstanceOf(DataAccessException.class);
            assertThat(status()).isEqualTo(Status.UP);
        } finally {
            fixture.sql().sql("drop table commit_alone").update();
        }
    }

    @Test
    void whatIsRefusedOrGivenUpWithItsEntryIsNoFailureOfTheTrail() {
        act.as(officer.subject(), () -> {
            assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                        log.append(opened());
                        throw new IllegalStateException("The work refuses");
                    }))
                    .isInstanceOf(IllegalStateException.class);
            transaction.executeWithoutResult(status -> {
                log.append(opened());
                status.setRollbackOnly();
            });
        });
        assertThat(status()).isEqualTo(Status.UP);
    }

    @Test
    void withoutAConnectionWhatWasToBeEnteredIsToldUntilThereIsOneAgain() {
        assertThat(pool.getConnectionTimeout())
                .as("the alert is there within five seconds, and waits for nothing else")
                .isLessThan(5000);
        act.as(officer.subject(), () -> {
            List<Connection> all = new ArrayList<>();
            try {
                for (int i = pool.getMaximumPoolSize(); i > 0; i--) {
                    all.add(pool.getConnection());
                }
                assertThatThrownBy(() -> log.refused(opened(), Outcome.DENIED, "ROLE"))
                        .isInstanceOf(CannotCreateTransactionException.class);
                assertThat(status()).isEqualTo(Status.DOWN);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            } finally {
                all.forEach(AuditAlarmTest::giveBack);
            }
        });
        await().atMost(LONGEST).untilAsserted(() -> assertThat(status()).isEqualTo(Status.UP));
    }

    @Test
    void withoutADatabaseWhatWasToBeEnteredIsToldUntilThereIsOneAgain() {
        act.as(officer.subject(), () -> {
            fixture.sql().sql("alter role entente_app nologin").update();
            try {
                fixture.sql()
                        .sql(
                                "select count(pg_terminate_backend(pid)) from pg_stat_activity where usename = 'entente_app'")
                        .query(Integer.class)
                        .single();
                assertThatThrownBy(() -> log.refused(opened(), Outcome.DENIED, "ROLE"))
                        .isInstanceOf(CannotCreateTransactionException.class);
                assertThat(status()).isEqualTo(Status.DOWN);
            } finally {
                fixture.sql().sql("alter role entente_app login").update();
            }
        });
        await().atMost(LONGEST).untilAsserted(() -> assertThat(status()).isEqualTo(Status.UP));
    }

    @Test
    void entryThatTheDatabasePassesOverStopsTheChangeToo() {
        String actor = officer.id().toString();
        fixture.sql()
                .sql("create function passed_over() returns trigger language plpgsql as 'begin return null; end'")
                .update();
        fixture.sql()
                .sql(
                        "create trigger passed_over before insert on audit_entry for each row when (new.actor = '%s') execute function passed_over()"
                                .formatted(actor))
                .update();
        try {
            int before = plansOfThatName();
            assertThatThrownBy(() -> create(NAME)).isInstanceOf(DataAccessException.class);
            assertThat(status()).isEqualTo(Status.DOWN);
            assertThat(plansOfThatName()).isEqualTo(before);
            assertThatThrownBy(() -> act.as(
                            officer.subject(),
                            () -> transaction.executeWithoutResult(
                                    status -> plans.open(new ExercisePlanId(UUID.randomUUID())))))
                    .as("a refusal that the database enters")
                    .isInstanceOf(DataAccessException.class);
        } finally {
            fixture.sql().sql("drop trigger passed_over on audit_entry").update();
            fixture.sql().sql("drop function passed_over").update();
        }
    }

    @Test
    void whatFailedBeforeItsEntryIsNoFailureOfTheTrail() {
        assertThatThrownBy(() -> act.as(
                        officer.subject(),
                        () -> transaction.executeWithoutResult(status -> {
                            fail();
                            log.append(opened());
                        })))
                .isInstanceOfSatisfying(
                        NestedRuntimeException.class,
                        e -> assertThat(e.getCause())
                                .isInstanceOfSatisfying(
                                        SQLException.class,
                                        sql -> assertThat(sql.getSQLState()).isEqualTo("25P02")));
        assertThat(status()).isEqualTo(Status.UP);
    }

    /** The driver would call it committed: a change that was not made, acknowledged. */
    @Test
    void whatFailedAfterItsEntryAndWasPassedOverIsNotCommittedAndNoFailureOfTheTrail() {
        assertThatThrownBy(() -> act.as(
                        officer.subject(),
                        () -> transaction.executeWithoutResult(status -> {
                            log.append(opened());
                            fail();
                        })))
                .isInstanceOf(UnexpectedRollbackException.class);
        assertThat(status()).isEqualTo(Status.UP);
    }

    private void fail() {
        assertThatThrownBy(() -> jdbc.sql("select 1 / 0").query(Integer.class).single())
                .isInstanceOf(DataAccessException.class);
    }

    private static AuditEvent opened() {
        return AuditEvent.of(AuditAction.PLAN_OPENED, ObjectKind.EXERCISE_PLAN, UUID.randomUUID());
    }

    private void failAtCommit(String sqlState) {
        failAtCommit(sqlState, "exercise_plan", "new.name = '%s'".formatted(NAME));
    }

    // By a constraint that PostgreSQL looks at when it commits.
    private void failAtCommit(String sqlState, String table, String when) {
        fixture.sql().sql("""
                        create or replace function fail_at_commit() returns trigger language plpgsql security definer as $$
                        begin
                            if tg_argv[0] = 'cut' then
                                perform pg_terminate_backend(pg_backend_pid());
                            end if;
                            raise exception 'Lost at its commit' using errcode = tg_argv[0];
                        end $$
                        """).update();
        fixture.sql().sql("""
                        create constraint trigger fail_at_commit after insert on %s deferrable initially deferred
                            for each row when (%s) execute function fail_at_commit('%s')
                        """.formatted(table, when, sqlState)).update();
    }

    private static void giveBack(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Status status() {
        return Objects.requireNonNull(health.healthForPath("audit")).getStatus();
    }

    private static String told(BrowserlessUIContext window) {
        return window.find(AuditAlarmLine.class).all().stream()
                .filter(AuditAlarmLine::isVisible)
                .map(PageTest::text)
                .findFirst()
                .orElse("");
    }

    private ExercisePlanId create(String name) {
        return act.get(
                officer.subject(),
                () -> plans.create(workspace, fixture.label("CONFIDENTIAL", "GBR"), Fixture.plan(name)));
    }

    private int plansOfThatName() {
        return fixture.sql()
                .sql("select count(*) from exercise_plan where name = ?")
                .param(NAME)
                .query(Integer.class)
                .single();
    }
}
