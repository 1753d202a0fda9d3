package org.entente.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vaadin.browserless.BrowserlessUIContext;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.entente.access.Roles;
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
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** An entry that cannot be written: the change does not happen, and whoever looks after the portal is told at once, until it can. */
@ExtendWith(OutputCaptureExtension.class)
class AuditAlarmTest extends PageTest {

    private static final Duration AT_ONCE = Duration.ofSeconds(5);
    private static final String NAME = "Unheard of";

    @Autowired
    private ExercisePlans plans;

    @Autowired
    private HealthEndpoint health;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient jdbc;

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
        Instant failed = Instant.now();
        assertThatThrownBy(() -> create(NAME)).isInstanceOf(DataAccessException.class);

        eventually(administrator, () -> assertThat(told(administrator)).contains("audit trail"));
        eventually(auditor, () -> assertThat(told(auditor)).contains("audit trail"));
        assertThat(status()).isEqualTo(Status.DOWN);
        assertThat(log).containsOnlyOnce("AUDIT ENTRIES CANNOT BE WRITTEN").doesNotContain(NAME);
        assertThat(Duration.between(failed, Instant.now())).isLessThan(AT_ONCE);
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
                            assertThatThrownBy(() -> jdbc.sql("select 1 / 0")
                                            .query(Integer.class)
                                            .single())
                                    .isInstanceOf(DataAccessException.class);
                            plans.open(new ExercisePlanId(UUID.randomUUID()));
                        })))
                .isInstanceOf(DataAccessException.class);
        assertThat(status()).isEqualTo(Status.UP);
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
