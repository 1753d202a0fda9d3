package org.entente.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.entente.testing.Fixture.Person;
import org.entente.testing.PortalTest;
import org.entente.testing.TestDatabase;
import org.entente.training.TrainingRefused.Why;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Seats are never given twice, and go to whom they are kept for or who waits longest. */
class SeatsTest extends PortalTest {

    @Autowired
    private Courses courses;

    @Autowired
    private Iterations iterations;

    @Autowired
    private Nominations nominations;

    private TrainingStage stage;

    @BeforeEach
    void found() {
        stage = new TrainingStage(fixture, act, courses, iterations, nominations);
    }

    @Test
    void seatsKeptForANationAreNobodyElsesUntilTheyAreReleased() {
        IterationId open = stage.open(3);
        stage.keep(open, "FRA", 2);
        assertThat(stage.free(stage.polish, open)).isEqualTo(1);
        assertThat(stage.free(stage.french, open)).isEqualTo(3);
        NominationId first = stage.nominate(stage.polish, open, "Test Person 1");
        NominationId second = stage.nominate(stage.polish, open, "Test Person 2");
        assertThat(stage.approve(first)).isEqualTo(NominationState.APPROVED);
        assertThat(stage.approve(second)).isEqualTo(NominationState.WAITING);
        assertThat(stage.free(stage.french, open)).isEqualTo(2);

        stage.keep(open, "FRA", 1);
        assertThat(stage.state(second)).isEqualTo(NominationState.APPROVED);
        assertThat(stage.free(stage.polish, open)).isZero();
        assertThat(stage.free(stage.french, open)).isEqualTo(1);
    }

    @Test
    void moreSeatsThanThereAreAreNeitherKeptNorTakenAway() {
        IterationId open = stage.open(2);
        stage.approve(stage.nominate(stage.polish, open, "Test Person"));
        assertRefused(Why.NO_SEAT, () -> stage.keep(open, "FRA", 2));
        stage.keep(open, "FRA", 1);
        assertRefused(
                Why.NO_SEAT,
                () -> act.as(stage.british.subject(), () -> iterations.change(open, 1, TrainingStage.dates(1))));
        act.as(stage.british.subject(), () -> iterations.change(open, 1, TrainingStage.dates(3)));
        assertRefused(
                Why.CHANGED_MEANWHILE,
                () -> act.as(stage.british.subject(), () -> iterations.change(open, 1, TrainingStage.dates(4))));
    }

    @Test
    void freedSeatsGoToThoseWhoWaitInTheirOrderAndPastThoseWhoCannotTakeThem() {
        IterationId open = stage.open(2);
        stage.keep(open, "FRA", 1);
        NominationId french = stage.nominate(stage.french, open, "Test Person F1");
        NominationId polish = stage.nominate(stage.polish, open, "Test Person P1");
        stage.approve(french);
        stage.approve(polish);
        List<NominationId> waiting = new ArrayList<>();
        waiting.add(stage.nominate(stage.polish, open, "Test Person P2"));
        waiting.add(stage.nominate(stage.polish, open, "Test Person P3"));
        waiting.add(stage.nominate(stage.french, open, "Test Person F2"));
        // Approved in another order than nominated: the order of waiting counts.
        assertThat(stage.approve(waiting.get(1))).isEqualTo(NominationState.WAITING);
        assertThat(stage.approve(waiting.get(0))).isEqualTo(NominationState.WAITING);
        assertThat(stage.approve(waiting.get(2))).isEqualTo(NominationState.WAITING);
        assertThat(places(open, stage.british)).containsExactly(2, 1, 3);
        assertThat(places(open, stage.polish)).isEmpty();

        // A seat kept for France is France's, however long Poland waits.
        act.as(stage.french.subject(), () -> nominations.withdraw(french));
        assertThat(stage.state(waiting.get(2))).isEqualTo(NominationState.APPROVED);
        assertThat(stage.state(waiting.get(1))).isEqualTo(NominationState.WAITING);
        // One that is anybody's goes to who waits longest.
        act.as(stage.polish.subject(), () -> nominations.withdraw(polish));
        assertThat(stage.state(waiting.get(1))).isEqualTo(NominationState.APPROVED);
        assertThat(stage.state(waiting.get(0))).isEqualTo(NominationState.WAITING);
        // One more seat, one more person.
        act.as(stage.british.subject(), () -> iterations.change(open, 1, TrainingStage.dates(3)));
        assertThat(stage.state(waiting.get(0))).isEqualTo(NominationState.APPROVED);
    }

    @Test
    void aSeatThatIsFreedAndItsPromotionHappenTogetherOrNotAtAll() {
        IterationId open = stage.open(1);
        NominationId first = stage.nominate(stage.polish, open, "Test Person 1");
        NominationId second = stage.nominate(stage.french, open, "Test Person 2");
        stage.approve(first);
        stage.approve(second);
        fixture.sql()
                .sql(
                        "alter table audit_entry add constraint test_no_promotion check (action <> 'NOMINATION_PROMOTED' or object_id <> '%s') not valid"
                                .formatted(second))
                .update();
        try {
            assertThatThrownBy(() -> act.as(stage.polish.subject(), () -> nominations.withdraw(first)))
                    .hasStackTraceContaining("test_no_promotion");
        } finally {
            fixture.sql()
                    .sql("alter table audit_entry drop constraint test_no_promotion")
                    .update();
        }
        assertThat(stage.state(first)).isEqualTo(NominationState.APPROVED);
        assertThat(stage.state(second)).isEqualTo(NominationState.WAITING);
    }

    @Test
    void manyAtOnceNeverOverbookAndEveryFreedSeatIsGivenOn() throws Exception {
        int seats = 7;
        IterationId open = stage.open(seats);
        stage.keep(open, "FRA", 2);
        List<NominationId> polish = new ArrayList<>();
        List<NominationId> french = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            polish.add(stage.nominate(stage.polish, open, "Test Person P" + i));
            french.add(stage.nominate(stage.french, open, "Test Person F" + i));
        }
        AtomicInteger most = new AtomicInteger();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Object>> work = new ArrayList<>();
            for (List<NominationId> nation : List.of(polish, french)) {
                Person nominator = nation == polish ? stage.polish : stage.french;
                for (int i = 0; i < nation.size(); i++) {
                    NominationId id = nation.get(i);
                    boolean leaves = i % 3 == 0;
                    work.add(() -> {
                        stage.approve(id);
                        most.accumulateAndGet(taken(open), Math::max);
                        if (leaves) {
                            act.as(nominator.subject(), () -> nominations.withdraw(id));
                        }
                        return id;
                    });
                }
            }
            for (Future<Object> one : threads.invokeAll(work)) {
                one.get(60, TimeUnit.SECONDS);
            }
        }
        assertThat(most.get()).isLessThanOrEqualTo(seats);
        // 26 stay and 7 seats are there: none is left empty while somebody waits who may have it.
        assertThat(taken(open)).isEqualTo(seats);
        assertThat(taken(open, "FRA")).isGreaterThanOrEqualTo(2);
    }

    @Test
    void theDatabaseRefusesASecondPersonOnTheLastSeatThoughBothWereApprovedAtOnce() throws Exception {
        IterationId open = stage.open(1);
        NominationId first = stage.nominate(stage.polish, open, "Test Person 1");
        NominationId second = stage.nominate(stage.french, open, "Test Person 2");
        try (Connection faster = AsDatabaseUser.begin(stage.british.id());
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            faster.createStatement().executeUpdate(approval(first));
            Future<Boolean> slower = threads.submit(() -> AsDatabaseUser.update(stage.british.id(), approval(second)));
            await().atMost(Duration.ofSeconds(10)).until(this::somebodyWaits);
            faster.commit();
            assertThat(slower.get(10, TimeUnit.SECONDS)).isFalse();
        }
        assertThat(taken(open)).isEqualTo(1);
    }

    /** The same two, where nothing holds the iteration: what the lock is there for. */
    @Test
    void withoutTheGuardTheSameTwoWouldBothHaveTheSeat() throws SQLException {
        IterationId open = stage.open(1);
        NominationId first = stage.nominate(stage.polish, open, "Test Person 1");
        NominationId second = stage.nominate(stage.french, open, "Test Person 2");
        try (Connection one = unguarded();
                Connection other = unguarded()) {
            String ifFree = approval(first).replace("where", "where seats_free_for(iteration_id, nation) > 0 and");
            assertThat(one.createStatement().executeUpdate(ifFree)).isEqualTo(1);
            assertThat(other.createStatement().executeUpdate(ifFree.replace(first.toString(), second.toString())))
                    .isEqualTo(1);
            one.commit();
            other.commit();
        }
        assertThat(taken(open)).isEqualTo(2);
    }

    private static Connection unguarded() throws SQLException {
        Connection connection = TestDatabase.superuser().getConnection();
        connection.setSchema("entente");
        connection.setAutoCommit(false);
        // Triggers, and with them the guard, do not fire here.
        connection.createStatement().execute("set local session_replication_role = replica");
        return connection;
    }

    private static String approval(NominationId id) {
        return "update nomination set state = 'APPROVED' where public_id = '%s'".formatted(id);
    }

    private boolean somebodyWaits() {
        return fixture.sql()
                .sql(
                        "select exists (select from pg_stat_activity where wait_event_type = 'Lock' and query like 'update nomination set state%')")
                .query(Boolean.class)
                .single();
    }

    private List<Integer> places(IterationId open, Person asker) {
        return act.get(asker.subject(), () -> nominations.list(open)).stream()
                .map(Nomination::place)
                .filter(place -> place != null)
                .toList();
    }

    private int taken(IterationId open) {
        return taken(open, "%");
    }

    private int taken(IterationId open, String nation) {
        return fixture.sql()
                .sql("""
                        select count(*) from nomination n join course_iteration i on i.id = n.iteration_id
                         where i.public_id = ? and n.nation like ? and n.state in ('APPROVED', 'CONFIRMED')
                        """)
                .params(open.value(), nation)
                .query(Integer.class)
                .single();
    }

    private static void assertRefused(Why why, Runnable attempt) {
        assertThatThrownBy(attempt::run)
                .isInstanceOfSatisfying(
                        TrainingRefused.class, e -> assertThat(e.why()).isEqualTo(why));
    }
}
