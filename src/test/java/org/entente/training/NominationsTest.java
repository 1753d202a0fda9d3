package org.entente.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.entente.access.Roles;
import org.entente.audit.ObjectKind;
import org.entente.live.Notice;
import org.entente.relabelling.RelabellingRefused;
import org.entente.shared.MemberId;
import org.entente.shared.NationCode;
import org.entente.testing.Fixture.Person;
import org.entente.testing.PortalTest;
import org.entente.training.NominationState.Side;
import org.entente.training.TrainingRefused.Why;
import org.entente.workspace.AdmissionRole;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

@RecordApplicationEvents
class NominationsTest extends PortalTest {

    @Autowired
    private Courses courses;

    @Autowired
    private Iterations iterations;

    @Autowired
    private Nominations nominations;

    @Autowired
    private ApplicationEvents events;

    private TrainingStage stage;

    @BeforeEach
    void found() {
        stage = new TrainingStage(fixture, act, courses, iterations, nominations);
    }

    @Test
    void officialsAreGivenNothingAndDoNothing() {
        IterationId open = stage.open(2);
        for (String role : List.of(Roles.ADMINISTRATOR, Roles.NATION_ADMINISTRATOR, Roles.AUDITOR)) {
            Person official = fixture.official("GBR", role);
            fixture.admit(stage.workspace, official, AdmissionRole.LEAD);
            act.as(official.subject(), () -> {
                assertThatThrownBy(() -> courses.list(CourseQuery.of(stage.workspace), 0, 9))
                        .isInstanceOf(AccessDeniedException.class);
                assertThatThrownBy(() -> iterations.list(stage.course)).isInstanceOf(AccessDeniedException.class);
                assertThatThrownBy(() -> nominations.list(open)).isInstanceOf(AccessDeniedException.class);
                assertThatThrownBy(() -> nominations.nominate(open, new Nominee(null, null, "Nobody")))
                        .isInstanceOf(AccessDeniedException.class);
            });
        }
    }

    @Test
    void readingTheIterationsOfACourseIsEntered() {
        stage.open(2);
        act.as(stage.french.subject(), () -> iterations.list(stage.course));
        assertThat(fixture.sql()
                        .sql("select action || ' ' || (detail ->> 'rows') from audit_entry where actor = ?")
                        .param(stage.french.id().value())
                        .query(String.class)
                        .list())
                .containsExactly("ITERATIONS_LISTED 1");
    }

    @Test
    void whoeverMayNotReadTheCourseFindsNoTraceOfIt() {
        IterationId open = stage.open(2);
        act.as(stage.estonian.subject(), () -> {
            assertThat(courses.list(CourseQuery.of(stage.workspace), 0, 9)).isEmpty();
            assertThat(courses.list(CourseQuery.of(null), 0, 9)).isEmpty();
            assertThat(courses.open(stage.course)).isEmpty();
            assertThat(courses.isThere(stage.course)).isFalse();
            assertThat(iterations.list(stage.course)).isEmpty();
            assertThat(nominations.list(open)).isEmpty();
            refused(Why.NOT_THERE, () -> nominations.nominate(open, new Nominee(null, null, "Nobody")));
            refused(Why.NOT_THERE, () -> iterations.move(open, IterationState.CLOSED));
            refused(Why.NOT_THERE, () -> iterations.keep(open, new NationCode("EST"), 1));
        });
        assertThat(reasons(stage.estonian)).containsOnly("LABEL");
    }

    @Test
    void aNationSeesItsOwnNominationsAndNobodyElsesAndTheProviderSeesAll() {
        IterationId open = stage.open(3);
        stage.keep(open, "FRA", 1);
        NominationId polish = stage.nominate(stage.polish, open, "Test Person P");
        NominationId french = stage.nominate(stage.french, open, "Test Person F");
        stage.approve(french);

        assertThat(seen(stage.polish, open)).containsExactly(polish);
        assertThat(seen(stage.french, open)).containsExactly(french);
        assertThat(seen(stage.british, open)).containsExactly(polish, french);
        assertThat(kept(stage.polish, open)).isEmpty();
        assertThat(kept(stage.french, open)).containsExactly(new Iteration.Kept(new NationCode("FRA"), 1));
        assertThat(kept(stage.british, open)).hasSize(1);
        act.as(stage.polish.subject(), () -> {
            refused(Why.NOT_THERE, () -> nominations.withdraw(french));
            refused(Why.NOT_THERE, () -> nominations.decline(french));
            refused(Why.NOT_THERE, () -> nominations.confirm(french));
        });
        assertThat(reasons(stage.polish)).containsOnly("ROLE");
        assertThat(stage.state(french)).isEqualTo(NominationState.APPROVED);
    }

    @Test
    void freeSeatsAreAnsweredForIterationsThatTheAskerMayRead() {
        IterationId open = stage.open(5);
        assertThat(freeByTheDatabase(stage.polish, open)).containsExactly(5);
        assertThat(freeByTheDatabase(stage.estonian, open)).isEmpty();
        Person outsider = fixture.officer("POL", "SECRET");
        assertThat(freeByTheDatabase(outsider, open)).isEmpty();
    }

    @Test
    void onlyTheNationThatGivesTheCourseChangesIt() {
        IterationId open = stage.open(2);
        act.as(stage.polish.subject(), () -> {
            refused(Why.BEYOND_RIGHTS, () -> courses.change(stage.course, 0, TrainingStage.data("Taken over")));
            refused(Why.BEYOND_RIGHTS, () -> iterations.add(stage.course, TrainingStage.dates(9)));
            refused(Why.BEYOND_RIGHTS, () -> iterations.change(open, 1, TrainingStage.dates(9)));
            refused(Why.BEYOND_RIGHTS, () -> iterations.move(open, IterationState.CLOSED));
            refused(Why.BEYOND_RIGHTS, () -> iterations.keep(open, new NationCode("POL"), 1));
        });
        assertThat(relabel.refusal(
                        stage.polish, ObjectKind.COURSE, stage.course.value(), fixture.label("SECRET", "GBR", "POL")))
                .isEqualTo(RelabellingRefused.Why.NOT_THE_ORIGINATOR);
        Person reader = fixture.officer("GBR", "SECRET");
        fixture.admit(stage.workspace, reader, AdmissionRole.READER);
        act.as(reader.subject(), () -> refused(Why.BEYOND_RIGHTS, () -> iterations.move(open, IterationState.CLOSED)));
        assertThat(denials(stage.polish)).isEqualTo(6);
    }

    @Test
    void aNationNominatesItsOwnPeopleWhomTheNominatorMayKnow() {
        IterationId open = stage.open(3);
        Person fellow = fixture.officer("POL", "SECRET");
        fixture.admit(stage.workspace, fellow, AdmissionRole.READER);
        Person stranger = fixture.officer("POL", "SECRET");
        act.as(stage.polish.subject(), () -> {
            assertThat(nominations.people())
                    .extracting(Nominee::member)
                    .contains(stage.polish.id(), fellow.id())
                    .doesNotContain(stranger.id(), stage.british.id());
            refused(Why.NOT_ONES_OWN, () -> nominations.nominate(open, nominee(stage.british)));
            refused(Why.NOT_ONES_OWN, () -> nominations.nominate(open, nominee(stranger)));
            nominations.nominate(open, nominee(fellow));
            refused(Why.NOMINATED_ALREADY, () -> nominations.nominate(open, nominee(fellow)));
        });
    }

    @Test
    void nobodyIsNominatedBeforeItIsOpenOrAfterTheLastDay() {
        IterationId planned =
                act.get(stage.british.subject(), () -> iterations.add(stage.course, TrainingStage.dates(2)));
        IterationData over = new IterationData(
                LocalDate.of(2031, 1, 6),
                LocalDate.of(2031, 1, 7),
                null,
                2,
                LocalDate.now().minusDays(2));
        IterationId late = act.get(stage.british.subject(), () -> {
            IterationId id = iterations.add(stage.course, over);
            iterations.move(id, IterationState.OPEN);
            return id;
        });
        IterationId closed = stage.open(2);
        act.as(stage.british.subject(), () -> iterations.move(closed, IterationState.CLOSED));
        act.as(stage.polish.subject(), () -> {
            for (IterationId id : List.of(planned, late, closed)) {
                refused(Why.NO_NOMINATIONS, () -> nominations.nominate(id, new Nominee(null, null, "Too Late")));
            }
        });
    }

    @Test
    void theDatabaseTakesThoseStepsThatTheStatesNameAndNoOther() {
        IterationId open = stage.open(10_000);
        Set<NominationState> reachable = EnumSet.allOf(NominationState.class);
        for (NominationState from : reachable) {
            NominationId id = stage.nominate(stage.polish, open, "Test Person");
            put(id, from);
            for (NominationState to : reachable) {
                for (Side side : Side.values()) {
                    Person who = side == Side.PROVIDER ? stage.british : stage.polish;
                    boolean taken = steps(who, id, to);
                    assertThat(taken)
                            .as("%s takes %s to %s", side, from, to)
                            .isEqualTo(from == to || from.next(side).contains(to));
                }
            }
        }
    }

    @Test
    void everyStepIsEnteredAndToldAndHoldsNoContent() {
        IterationId open = stage.open(1);
        NominationId first = stage.nominate(stage.polish, open, "Unspeakable One");
        NominationId second = stage.nominate(stage.french, open, "Unspeakable Two");
        NominationId third = stage.nominate(stage.french, open, "Unspeakable Three");
        assertThat(stage.approve(first)).isEqualTo(NominationState.APPROVED);
        assertThat(stage.approve(second)).isEqualTo(NominationState.WAITING);
        act.as(stage.british.subject(), () -> nominations.decline(third));
        act.as(stage.polish.subject(), () -> nominations.confirm(first));
        act.as(stage.polish.subject(), () -> nominations.withdraw(first));

        assertThat(stage.state(second)).isEqualTo(NominationState.APPROVED);
        assertThat(actions(first))
                .containsExactly("NOMINATED", "NOMINATION_APPROVED", "NOMINATION_CONFIRMED", "NOMINATION_WITHDRAWN");
        assertThat(actions(second)).containsExactly("NOMINATED", "NOMINATION_WAITING", "NOMINATION_PROMOTED");
        assertThat(actions(third)).containsExactly("NOMINATED", "NOMINATION_DECLINED");
        assertThat(fixture.sql()
                        .sql("select count(*) from audit_entry where audit_entry::text like '%Unspeakable%'")
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(events.stream(Notice.class).map(one -> one.kind() + " " + people(one.to())))
                .containsExactly(
                        "training.nominated GBR",
                        "training.nominated GBR",
                        "training.nominated GBR",
                        "training.approved POL",
                        "training.waiting FRA",
                        "training.declined FRA",
                        "training.confirmed GBR",
                        "training.approved FRA");
        assertThat(events.stream(Notice.class)).allSatisfy(one -> {
            assertThat(one.path()).startsWith("training/courses/" + stage.course);
            assertThat(one.workspace()).isEqualTo(stage.workspace);
        });
    }

    @Test
    void whatBelongsToACourseGoesWhereItsLabelGoes() {
        IterationId open = stage.open(2);
        stage.keep(open, "FRA", 1);
        NominationId polish = stage.nominate(stage.polish, open, "Test Person");
        relabel.give(stage.british, stage.course, fixture.label("RESTRICTED", "GBR", "FRA"));
        act.as(stage.polish.subject(), () -> {
            assertThat(courses.open(stage.course)).isEmpty();
            assertThat(iterations.list(stage.course)).isEmpty();
            assertThat(nominations.list(open)).isEmpty();
        });
        assertThat(seen(stage.british, open)).containsExactly(polish);
        assertThat(kept(stage.french, open)).hasSize(1);
    }

    @Test
    void cancellingDeclinesEveryNominationAndNothingIsPromoted() {
        IterationId open = stage.open(1);
        NominationId first = stage.nominate(stage.polish, open, "Test Person");
        NominationId second = stage.nominate(stage.french, open, "Test Person");
        stage.approve(first);
        stage.approve(second);
        act.as(stage.british.subject(), () -> iterations.move(open, IterationState.CANCELLED));
        assertThat(List.of(stage.state(first), stage.state(second))).containsOnly(NominationState.DECLINED);
        act.as(
                stage.british.subject(),
                () -> refused(Why.NO_SUCH_STEP, () -> iterations.move(open, IterationState.OPEN)));
    }

    private static Nominee nominee(Person person) {
        return new Nominee(person.id(), null, person.name());
    }

    private static void refused(Why why, ThrowingCallable attempt) {
        assertThatThrownBy(attempt)
                .isInstanceOfSatisfying(
                        TrainingRefused.class, e -> assertThat(e.why()).isEqualTo(why));
    }

    private List<NominationId> seen(Person person, IterationId iteration) {
        return act.get(
                person.subject(),
                () -> nominations.list(iteration).stream().map(Nomination::id).toList());
    }

    private List<Iteration.Kept> kept(Person person, IterationId iteration) {
        return act.get(
                person.subject(),
                () -> iterations.list(stage.course).stream()
                        .filter(one -> one.id().equals(iteration))
                        .findFirst()
                        .orElseThrow()
                        .kept());
    }

    private List<Integer> freeByTheDatabase(Person person, IterationId iteration) {
        return AsDatabaseUser.query(
                person.id(),
                "select free from free_seats(array['%s'::uuid])".formatted(iteration),
                row -> row.getInt(1));
    }

    private void put(NominationId id, NominationState state) {
        fixture.sql().sql("alter table nomination disable trigger user").update();
        fixture.sql()
                .sql("update nomination set state = ?, waiting_since = now() where public_id = ?")
                .params(state.name(), id.value())
                .update();
        fixture.sql().sql("alter table nomination enable trigger user").update();
    }

    private static boolean steps(Person who, NominationId id, NominationState to) {
        return AsDatabaseUser.update(
                who.id(),
                "update nomination set state = '%s', waiting_since = now() where public_id = '%s'".formatted(to, id));
    }

    private List<String> actions(NominationId id) {
        return fixture.sql()
                .sql("select action from audit_entry where object_id = ? order by occurred_at")
                .param(id.toString())
                .query((row, n) -> row.getString(1))
                .list();
    }

    private List<String> reasons(Person person) {
        return fixture.sql()
                .sql("select reason from audit_entry where actor = ? and outcome = 'DENIED'")
                .param(person.id().value())
                .query((row, n) -> row.getString(1))
                .list();
    }

    private int denials(Person person) {
        return reasons(person).size();
    }

    private String people(Set<MemberId> to) {
        return fixture.sql()
                .sql("select string_agg(distinct nation, ',') from member where id = any (?)")
                .param(to.stream().map(MemberId::value).toArray(UUID[]::new))
                .query(String.class)
                .single();
    }

    @Test
    void everyStateLeadsSomewhereOrIsAnEnd() {
        assertThat(Arrays.stream(NominationState.values())
                        .filter(state -> state.next(Side.PROVIDER).isEmpty()
                                && state.next(Side.NOMINATOR).isEmpty()))
                .containsExactly(NominationState.DECLINED, NominationState.WITHDRAWN);
    }
}
