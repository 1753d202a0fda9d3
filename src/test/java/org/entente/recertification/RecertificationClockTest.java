package org.entente.recertification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.entente.access.Roles;
import org.entente.audit.AuditLog;
import org.entente.live.LiveChanges;
import org.entente.notification.Notifications;
import org.entente.shared.WorkspaceId;
import org.entente.testing.Fixture.Person;
import org.entente.testing.PortalTest;
import org.entente.testing.TestDatabase;
import org.entente.workspace.AdmissionRole;
import org.entente.workspace.Workspaces;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What comes by itself, as time passes in one workspace. The clock looks at all of them, so each test looks at its own alone. */
class RecertificationClockTest extends PortalTest {

    @Autowired
    private Recertifications recertifications;

    @Autowired
    private Workspaces workspaces;

    @Autowired
    private Notifications notifications;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private AuditLog log;

    @Autowired
    private LiveChanges changes;

    private WorkspaceId workspace;
    private Person lead;
    private Person reader;
    private Person other;
    private Person administrator;

    @BeforeEach
    void found() {
        workspace = fixture.workspace("SECRET");
        lead = fixture.officer("GBR", "SECRET");
        reader = fixture.officer("FRA", "SECRET");
        other = fixture.officer("POL", "SECRET");
        administrator = fixture.official("GBR", Roles.ADMINISTRATOR);
        fixture.admit(workspace, lead, AdmissionRole.LEAD);
        fixture.admit(workspace, reader, AdmissionRole.READER);
        fixture.admit(workspace, other, AdmissionRole.CONTRIBUTOR);
    }

    @Test
    void nothingLapsesBeforeItsTimeAndWhatIsConfirmedNever() {
        RoundId round = open();
        act.as(lead.subject(), () -> recertifications.confirm(List.of(line(reader))));
        Rounds.daysLater(fixture, workspace, 43);
        clock().tick();
        assertThat(Rounds.states(fixture, workspace)).containsEntry(other.id(), "OPEN");
        assertThat(admitted(lead, reader, other)).containsExactly(true, true, true);

        Rounds.daysLater(fixture, workspace, 2);
        clock().tick();
        assertThat(admitted(lead, reader, other)).containsExactly(false, true, false);
        assertThat(Rounds.states(fixture, workspace))
                .containsEntry(reader.id(), "CONFIRMED")
                .containsEntry(other.id(), "LAPSED")
                .containsEntry(lead.id(), "LAPSED");
        assertThat(Rounds.entries(fixture, "ADMISSION_LAPSED", other.id()))
                .containsExactly("nobody SUCCESS {\"role\": \"CONTRIBUTOR\", \"round\": \"" + round + "\"}");
        assertThat(Rounds.entries(fixture, "RECERTIFICATION_CLOSED", round))
                .containsExactly(
                        "nobody SUCCESS {\"lapsed\": \"2\", \"confirmed\": \"1\", \"otherwise\": \"0\", \"withdrawn\": \"0\"}");
        assertThat(fixture.sql()
                        .sql("""
                                select valid_until is not null and changed_by is null from admission_history
                                 where member_id = ? and workspace_id = (select id from workspace where public_id = ?)
                                """)
                        .params(other.id().value(), workspace.value())
                        .query((row, n) -> row.getBoolean(1))
                        .list())
                .containsExactly(true);
    }

    @Test
    void whoLapsedIsToldWithoutSeeingTheWorkspaceAndCanBeAdmittedAgain() {
        open();
        Rounds.daysLater(fixture, workspace, 45);
        clock().tick();
        act.as(other.subject(), () -> {
            assertThat(workspaces.list()).extracting(one -> one.id()).doesNotContain(workspace);
            assertThat(notifications.list(10)).singleElement().satisfies(notice -> {
                assertThat(notice.kind()).isEqualTo("recertification.lapsed");
                assertThat(notice.workspaceName()).isNull();
            });
            assertThat(recertifications.ended(line(other)))
                    .get()
                    .extracting(EndedAdmission::state)
                    .isEqualTo(LineState.LAPSED);
        });
        assertThat(mailIsDue(other)).isTrue();
        fixture.state(lead, "SUSPENDED");
        assertThat(mailIsDue(lead)).as("lapsed too, and suspended").isFalse();
        act.as(administrator.subject(), () -> workspaces.admit(workspace, other.id(), AdmissionRole.READER));
        assertThat(admitted(other)).containsExactly(true);
        clock().tick();
        assertThat(admitted(other)).as("a round that is closed takes nothing").containsExactly(true);
    }

    @Test
    void onlyLeadWhomNoAdministratorConfirmedLapsesAndAdministratorsAreToldBefore() {
        open();
        act.as(lead.subject(), () -> recertifications.confirm(List.of(line(reader), line(other))));
        assertThat(act.get(administrator.subject(), () -> recertifications.waiting()))
                .isPositive();
        assertThat(
                        act
                                .get(administrator.subject(), () -> recertifications.latest(workspace))
                                .orElseThrow()
                                .lines()
                                .stream()
                                .filter(Line::answerable))
                .extracting(Line::member)
                .containsExactly(lead.id());
        Rounds.daysLater(fixture, workspace, 45);
        clock().tick();
        assertThat(admitted(lead, reader, other)).containsExactly(false, true, true);
    }

    @Test
    void leadsAreRemindedAWeekBeforeAndOnceItIsOverdueWhenWhoIsNotConfirmedIsToldToo() {
        open();
        act.as(lead.subject(), () -> recertifications.confirm(List.of(line(reader))));
        clock().tick();
        assertThat(Rounds.notices(fixture, lead)).isEmpty();
        Rounds.daysLater(fixture, workspace, 24);
        clock().tick();
        clock().tick();
        assertThat(Rounds.notices(fixture, lead)).containsExactly("recertification.due");
        assertThat(Rounds.notices(fixture, other)).isEmpty();
        Rounds.daysLater(fixture, workspace, 7);
        clock().tick();
        clock().tick();
        assertThat(Rounds.notices(fixture, lead))
                .containsExactlyInAnyOrder(
                        "recertification.due", "recertification.overdue", "recertification.unconfirmed");
        assertThat(Rounds.notices(fixture, other)).containsExactly("recertification.unconfirmed");
        assertThat(Rounds.notices(fixture, reader)).isEmpty();
        assertThat(times(lead)).containsOnly(1);

        act.as(lead.subject(), () -> recertifications.confirm(List.of(line(other))));
        assertThat(Rounds.notices(fixture, other))
                .as("there is nothing to fear any more")
                .isEmpty();
    }

    @Test
    void roundThatIsAnsweredInFullClosesWhenItIsDueAndCanBeChangedUntilThen() {
        RoundId round = open();
        act.as(lead.subject(), () -> recertifications.confirm(List.of(line(reader), line(other))));
        act.as(administrator.subject(), () -> recertifications.confirm(List.of(line(lead))));
        clock().tick();
        act.as(lead.subject(), () -> recertifications.takeBack(line(reader)));
        Rounds.daysLater(fixture, workspace, 31);
        clock().tick();
        assertThat(closed()).as("somebody has no answer").isFalse();
        act.as(lead.subject(), () -> recertifications.confirm(List.of(line(reader))));
        clock().tick();
        assertThat(closed()).isTrue();
        assertThat(admitted(lead, reader, other)).containsExactly(true, true, true);
        assertThat(Rounds.entries(fixture, "RECERTIFICATION_CLOSED", round)).hasSize(1);
    }

    @Test
    void roundIsOpenedWhenTheTimeOfTheWorkspaceHasComeAndNotWhereNobodyIsAdmitted() {
        WorkspaceId empty = fixture.workspace("SECRET");
        age(workspace, 179);
        age(empty, 400);
        clock().tick();
        assertThat(rounds(workspace)).isZero();
        age(workspace, 2);
        clock().tick();
        clock().tick();
        assertThat(rounds(workspace)).isEqualTo(1);
        assertThat(rounds(empty)).isZero();
        assertThat(Rounds.notices(fixture, lead)).containsExactly("recertification.opened");
        RoundId round = act.get(lead.subject(), () -> recertifications.latest(workspace))
                .orElseThrow()
                .round()
                .id();
        assertThat(Rounds.entries(fixture, "RECERTIFICATION_BEGUN", round))
                .containsExactly("nobody SUCCESS {\"people\": \"3\"}");

        act.as(lead.subject(), () -> recertifications.confirm(List.of(line(reader), line(other))));
        act.as(administrator.subject(), () -> recertifications.confirm(List.of(line(lead))));
        act.as(administrator.subject(), () -> recertifications.set(workspace, new Terms(60, 30)));
        Rounds.daysLater(fixture, workspace, 59);
        clock().tick();
        assertThat(rounds(workspace)).isEqualTo(1);
        Rounds.daysLater(fixture, workspace, 2);
        clock().tick();
        assertThat(rounds(workspace)).as("counted from the former one").isEqualTo(2);
    }

    @Test
    void ofSeveralNodesOneDoesEachStepAndEntersItOnce() throws Exception {
        RoundId round = open();
        Rounds.daysLater(fixture, workspace, 45);
        CountDownLatch together = new CountDownLatch(1);
        try (ExecutorService nodes = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Boolean>> all = IntStream.range(0, 3)
                    .mapToObj(node -> nodes.submit(() -> {
                        RecertificationClock clock = clock();
                        together.await();
                        clock.tick();
                        return true;
                    }))
                    .toList();
            together.countDown();
            for (Future<Boolean> one : all) {
                assertThat(one.get()).isTrue();
            }
        }
        clock().tick();
        for (Person person : List.of(lead, reader, other)) {
            assertThat(Rounds.entries(fixture, "ADMISSION_LAPSED", person.id())).hasSize(1);
        }
        assertThat(Rounds.entries(fixture, "RECERTIFICATION_CLOSED", round)).hasSize(1);
    }

    @Test
    void roleThatIsGivenWhileItsTimeRunsOutDoesNotLapse() throws Exception {
        open();
        Rounds.daysLater(fixture, workspace, 45);
        try (Connection slower = TestDatabase.superuser().getConnection();
                ExecutorService clocks = Executors.newVirtualThreadPerTaskExecutor()) {
            slower.setSchema("entente");
            slower.setAutoCommit(false);
            try (PreparedStatement change = slower.prepareStatement(
                    "update admission set role = 'LEAD' where member_id = ? and workspace_id = (select id from workspace where public_id = ?)")) {
                change.setObject(1, other.id().value());
                change.setObject(2, workspace.value());
                assertThat(change.executeUpdate()).isEqualTo(1);
            }
            Future<?> lapse = clocks.submit(() -> clock().tick());
            await().until(this::somebodyWaits);
            slower.commit();
            lapse.get(10, TimeUnit.SECONDS);
        }
        assertThat(admitted(lead, reader, other)).containsExactly(false, false, true);
        assertThat(Rounds.states(fixture, workspace))
                .containsEntry(other.id(), "CHANGED")
                .containsEntry(reader.id(), "LAPSED");
        assertThat(Rounds.entries(fixture, "ADMISSION_LAPSED", other.id())).isEmpty();
    }

    private boolean somebodyWaits() {
        return fixture.sql()
                .sql(
                        "select exists (select from pg_stat_activity where wait_event_type = 'Lock' and query like '%lapse_admissions%')")
                .query(Boolean.class)
                .single();
    }

    private RecertificationClock clock() {
        return new RecertificationClock(jdbc, transaction, log, changes);
    }

    private RoundId open() {
        return act.get(lead.subject(), () -> recertifications.open(workspace));
    }

    private LineId line(Person person) {
        return Rounds.line(fixture, workspace, person);
    }

    private List<Boolean> admitted(Person... people) {
        return List.of(people).stream()
                .map(person -> Rounds.admitted(fixture, workspace, person))
                .toList();
    }

    private boolean mailIsDue(Person person) {
        return fixture.sql()
                .sql("select mail_is_due(?, false)")
                .param(person.id().value())
                .query(Boolean.class)
                .single();
    }

    private boolean closed() {
        return !act.get(administrator.subject(), () -> recertifications.latest(workspace))
                .orElseThrow()
                .round()
                .open();
    }

    private void age(WorkspaceId which, int days) {
        fixture.sql()
                .sql("update workspace set created_at = created_at - make_interval(days => ?) where public_id = ?")
                .params(days, which.value())
                .update();
    }

    private int rounds(WorkspaceId which) {
        return fixture.sql()
                .sql(
                        "select count(*) from recertification where workspace_id = (select id from workspace where public_id = ?)")
                .param(which.value())
                .query(Integer.class)
                .single();
    }

    private List<Integer> times(Person person) {
        return fixture.sql()
                .sql("select times from personal_notice where member_id = ?")
                .param(person.id().value())
                .query((row, n) -> row.getInt(1))
                .list();
    }
}
