package org.entente.recertification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.entente.access.Roles;
import org.entente.exercise.ExercisePlans;
import org.entente.notification.Notification;
import org.entente.notification.Notifications;
import org.entente.recertification.RecertificationRefused.Why;
import org.entente.shared.WorkspaceId;
import org.entente.testing.Fixture;
import org.entente.testing.Fixture.Person;
import org.entente.testing.PortalTest;
import org.entente.workspace.AdmissionRole;
import org.entente.workspace.Workspaces;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;

/** A workspace with two leads, a contributor and a reader, and administrators and an auditor beside it. */
class RecertificationsTest extends PortalTest {

    @Autowired
    private Recertifications recertifications;

    @Autowired
    private Workspaces workspaces;

    @Autowired
    private Notifications notifications;

    @Autowired
    private ExercisePlans plans;

    private WorkspaceId workspace;
    private Person lead;
    private Person second;
    private Person contributor;
    private Person reader;
    private Person administrator;
    private Person auditor;

    @BeforeEach
    void found() {
        workspace = fixture.workspace("SECRET");
        lead = fixture.officer("GBR", "SECRET");
        second = fixture.officer("FRA", "SECRET");
        contributor = fixture.officer("POL", "SECRET");
        reader = fixture.officer("NLD", "SECRET");
        administrator = fixture.official("GBR", Roles.ADMINISTRATOR);
        auditor = fixture.official("FRA", Roles.AUDITOR);
        fixture.admit(workspace, lead, AdmissionRole.LEAD);
        fixture.admit(workspace, second, AdmissionRole.LEAD);
        fixture.admit(workspace, contributor, AdmissionRole.CONTRIBUTOR);
        fixture.admit(workspace, reader, AdmissionRole.READER);
    }

    @Test
    void whoDoesNotLeadTheWorkspaceNeitherReadsARoundNorOpensOrAnswersOne() {
        Person stranger = fixture.officer("GBR", "SECRET");
        WorkspaceId elsewhere = fixture.workspace("SECRET");
        fixture.admit(elsewhere, stranger, AdmissionRole.LEAD);
        for (Person person : List.of(contributor, reader, stranger)) {
            refused(Why.NOT_THERE, person, () -> recertifications.open(workspace));
        }
        open(lead);
        LineId line = line(reader);
        for (Person person : List.of(contributor, stranger)) {
            refused(Why.NOT_THERE, person, () -> recertifications.confirm(List.of(line)));
            refused(Why.NOT_THERE, person, () -> recertifications.takeBack(line));
            refused(Why.NOT_THERE, person, () -> recertifications.withdraw(line, "No task here"));
            assertThat(act.get(person.subject(), () -> recertifications.latest(workspace)))
                    .isEmpty();
            assertThat(act.get(person.subject(), () -> recertifications.leads(workspace)))
                    .isFalse();
        }
        assertThat(state(reader)).isEqualTo("OPEN");
        assertThat(Rounds.admitted(fixture, workspace, reader)).isTrue();
        assertThat(Rounds.entries(fixture, "OBJECT_OPENED", line))
                .as("attempts are entered, with why")
                .hasSize(6)
                .anyMatch(entry -> entry.equals(contributor.id() + " DENIED ROLE"))
                .anyMatch(entry -> entry.equals(stranger.id() + " DENIED NOT_ADMITTED"));
    }

    @Test
    void nobodyAnswersForOneselfNorAnAdministratorWhereALeadCan() {
        open(lead);
        refused(Why.NOT_YOURS, lead, () -> recertifications.confirm(List.of(line(lead))));
        refused(Why.NOT_YOURS, lead, () -> recertifications.withdraw(line(lead), "Leaving"));
        refused(Why.NOT_YOURS, administrator, () -> recertifications.confirm(List.of(line(reader))));
        refused(Why.NOT_YOURS, administrator, () -> recertifications.withdraw(line(lead), "Has left"));
        assertThat(Rounds.states(fixture, workspace).values()).containsOnly("OPEN");
        assertThat(Rounds.entries(fixture, "ADMISSION_CONFIRMED", lead.id()))
                .singleElement()
                .asString()
                .startsWith(lead.id() + " DENIED NOT_YOURS");
        assertThat(lines(lead).stream().filter(Line::answerable)).hasSize(3);
        assertThat(lines(administrator)).noneMatch(Line::answerable);

        act.as(second.subject(), () -> recertifications.confirm(List.of(line(lead))));
        assertThat(state(lead)).isEqualTo("CONFIRMED");
    }

    @Test
    void administratorAnswersForTheOnlyLeadWhoMayActAndForAllWhereThereIsNone() {
        open(administrator);
        assertThat(waiting(administrator)).doesNotContain(workspace);
        fixture.state(second, "SUSPENDED");
        assertThat(waiting(administrator)).contains(workspace);
        act.as(administrator.subject(), () -> recertifications.confirm(List.of(line(lead))));
        assertThat(state(lead)).isEqualTo("CONFIRMED");
        refused(Why.NOT_YOURS, administrator, () -> recertifications.confirm(List.of(line(reader))));

        fixture.state(lead, "SUSPENDED");
        act.as(administrator.subject(), () -> {
            recertifications.confirm(List.of(line(reader)));
            recertifications.withdraw(line(contributor), "No task here");
        });
        assertThat(state(reader)).isEqualTo("CONFIRMED");
        assertThat(state(contributor)).isEqualTo("WITHDRAWN");
    }

    @Test
    void leadConfirmsSeveralAtOnceEachWithAnEntryAndTakesOneBackWhileTheRoundIsOpen() {
        RoundId round = open(lead);
        int confirmed =
                act.get(lead.subject(), () -> recertifications.confirm(List.of(line(contributor), line(reader))));
        assertThat(confirmed).isEqualTo(2);
        assertThat(Rounds.entries(fixture, "ADMISSION_CONFIRMED", reader.id()))
                .containsExactly(lead.id() + " SUCCESS {\"round\": \"" + round + "\"}");
        assertThat(lines(second).stream().filter(one -> one.member().equals(reader.id())))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.answeredBy()).isEqualTo(lead.name());
                    assertThat(one.state()).isEqualTo(LineState.CONFIRMED);
                });

        act.as(second.subject(), () -> recertifications.takeBack(line(reader)));
        assertThat(state(reader)).isEqualTo("OPEN");
        assertThat(Rounds.entries(fixture, "ADMISSION_CONFIRMATION_TAKEN_BACK", reader.id()))
                .hasSize(1);
        refused(Why.ANSWERED, second, () -> recertifications.takeBack(line(reader)));
        assertThat(act.get(second.subject(), () -> recertifications.confirm(List.of(line(reader), line(contributor)))))
                .as("who was answered for is left as that")
                .isEqualTo(1);
        assertThat(Rounds.admitted(fixture, workspace, reader)).isTrue();
    }

    @Test
    void whoIsWithdrawnSeesNothingMoreAndIsToldWithoutWhy() {
        var plan = act.get(
                lead.subject(),
                () -> plans.create(workspace, fixture.label("RESTRICTED", "GBR", "POL"), Fixture.plan("Kept")));
        open(lead);
        assertThat(act.get(contributor.subject(), () -> plans.isThere(plan))).isTrue();
        for (String none : List.of("", "  ", "x".repeat(1001))) {
            refused(Why.NO_REASON, lead, () -> recertifications.withdraw(line(contributor), none));
        }
        act.as(lead.subject(), () -> recertifications.confirm(List.of(line(contributor))));
        act.as(lead.subject(), () -> recertifications.withdraw(line(contributor), " Moved to another task "));
        fixture.sql()
                .sql("update workspace set name = 'Learnt too late' where public_id = ?")
                .param(workspace.value())
                .update();

        assertThat(Rounds.admitted(fixture, workspace, contributor)).isFalse();
        act.as(contributor.subject(), () -> {
            assertThat(plans.isThere(plan)).isFalse();
            assertThat(workspaces.list()).extracting(one -> one.id()).doesNotContain(workspace);
        });
        Notification told =
                act.get(contributor.subject(), () -> notifications.list(10)).getFirst();
        assertThat(told.kind()).isEqualTo("recertification.withdrawn");
        assertThat(told.path()).isEqualTo("admissions/" + line(contributor));
        assertThat(told.workspaceName()).isNull();
        assertThat(told.label()).isNull();
        assertThat(act.get(contributor.subject(), notifications::unread)).isEqualTo(1);
        EndedAdmission ended = act.get(contributor.subject(), () -> recertifications.ended(line(contributor)))
                .orElseThrow();
        assertThat(ended.state()).isEqualTo(LineState.WITHDRAWN);
        assertThat(ended.workspaceName()).contains(workspace.toString());
        act.as(contributor.subject(), () -> notifications.read(told.id()));
        assertThat(act.get(contributor.subject(), notifications::unread)).isZero();

        assertThat(lines(second).stream().filter(one -> one.member().equals(contributor.id())))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.reason()).isEqualTo("Moved to another task");
                    assertThat(one.name()).isEqualTo(contributor.name());
                });
        assertThat(Rounds.entries(fixture, "ADMISSION_WITHDRAWN", contributor.id()))
                .singleElement()
                .asString()
                .startsWith(lead.id() + " SUCCESS")
                .doesNotContain("another task");
        assertThat(history(contributor)).as("the admission's history ends then").containsExactly(false);
    }

    @Test
    void howAnAdmissionEndedIsToldToItsOwnMemberAlone() {
        open(lead);
        act.as(lead.subject(), () -> recertifications.withdraw(line(contributor), "No task here"));
        for (Person other : List.of(lead, reader)) {
            assertThat(act.get(other.subject(), () -> recertifications.ended(line(contributor))))
                    .isEmpty();
        }
        assertThat(act.get(reader.subject(), () -> recertifications.ended(line(reader))))
                .as("it did not end")
                .isEmpty();
    }

    @Test
    void whatAnAdministratorRemovesOrChangesMeanwhileIsNobodysToAnswer() {
        open(lead);
        act.as(lead.subject(), () -> recertifications.confirm(List.of(line(contributor))));
        act.as(administrator.subject(), () -> {
            workspaces.remove(workspace, reader.id());
            workspaces.admit(workspace, contributor.id(), AdmissionRole.LEAD);
            workspaces.admit(workspace, second.id(), AdmissionRole.LEAD);
        });
        assertThat(state(reader)).isEqualTo("REMOVED");
        assertThat(state(contributor)).as("confirmed in another role").isEqualTo("CHANGED");
        assertThat(state(second)).as("the same role again").isEqualTo("OPEN");
        refused(Why.ANSWERED, lead, () -> recertifications.withdraw(line(reader), "No task here"));
        assertThat(act.get(lead.subject(), () -> recertifications.confirm(List.of(line(reader)))))
                .isZero();
        act.as(administrator.subject(), () -> workspaces.admit(workspace, reader.id(), AdmissionRole.READER));
        assertThat(lines(lead)).as("who comes later is asked about next time").hasSize(4);
        assertThat(state(reader)).isEqualTo("REMOVED");
    }

    @Test
    void ofTwoLeadsWhoAnswerAtOnceOneDoes() throws Exception {
        open(lead);
        LineId line = line(reader);
        CountDownLatch together = new CountDownLatch(1);
        try (ExecutorService both = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> answers = Stream.of(lead, second)
                    .map(person -> both.submit(() -> {
                        together.await();
                        return act.get(person.subject(), () -> recertifications.confirm(List.of(line)));
                    }))
                    .toList();
            together.countDown();
            assertThat(answers.get(0).get() + answers.get(1).get()).isEqualTo(1);
        }
        assertThat(Rounds.entries(fixture, "ADMISSION_CONFIRMED", reader.id())).hasSize(1);
    }

    @Test
    void afterItsTimeNothingIsAnsweredWhetherItWasClosedOrNot() {
        open(lead);
        Rounds.daysLater(fixture, workspace, 31);
        act.as(lead.subject(), () -> recertifications.confirm(List.of(line(reader))));
        assertThat(state(reader)).as("overdue is not over").isEqualTo("CONFIRMED");
        Rounds.daysLater(fixture, workspace, 14);
        refused(Why.OVER, lead, () -> recertifications.confirm(List.of(line(contributor))));
        refused(Why.OVER, lead, () -> recertifications.withdraw(line(contributor), "No task here"));
        refused(Why.OVER, lead, () -> recertifications.takeBack(line(reader)));
        assertThat(Rounds.admitted(fixture, workspace, contributor)).isTrue();
    }

    @Test
    void oneRoundIsOpenAtATimeAndNoneWhereNobodyIsAdmitted() {
        WorkspaceId empty = fixture.workspace("SECRET");
        refused(Why.NOT_OPENED, administrator, () -> recertifications.open(empty));
        RoundId round = open(lead);
        refused(Why.NOT_OPENED, second, () -> recertifications.open(workspace));
        refused(Why.NOT_OPENED, administrator, () -> recertifications.open(workspace));
        assertThat(Rounds.entries(fixture, "RECERTIFICATION_BEGUN", round))
                .containsExactly(lead.id() + " SUCCESS {\"people\": \"4\"}");
        assertThat(Rounds.notices(fixture, second)).containsExactly("recertification.opened");
        assertThat(Rounds.notices(fixture, lead)).as("who opened it knows").isEmpty();
        assertThat(Rounds.notices(fixture, contributor)).isEmpty();
    }

    @Test
    void sealedWorkspaceIsAnsweredForToo() {
        act.as(administrator.subject(), () -> workspaces.seal(workspace));
        open(lead);
        act.as(lead.subject(), () -> recertifications.withdraw(line(reader), "No task here"));
        assertThat(Rounds.admitted(fixture, workspace, reader)).isFalse();
    }

    @Test
    void leadIsToldWhenAMemberWasLastActiveHereAndNowhereElse() {
        WorkspaceId elsewhere = fixture.workspace("SECRET");
        fixture.admit(elsewhere, reader, AdmissionRole.READER);
        act.as(reader.subject(), () -> workspaces.admissions(elsewhere));
        act.as(contributor.subject(), () -> workspaces.admissions(workspace));
        open(lead);
        assertThat(line(lines(lead), reader).lastActive()).isNull();
        assertThat(line(lines(lead), contributor).lastActive())
                .isBetween(
                        LocalDate.now(ZoneOffset.UTC).minusDays(1),
                        Instant.now().atOffset(ZoneOffset.UTC).toLocalDate());
    }

    @Test
    void noticesWaitNoLongerOnceAllIsAnsweredNorForWhoLeavesTheWorkspace() {
        open(administrator);
        assertThat(act.get(lead.subject(), () -> notifications.list(10)))
                .singleElement()
                .satisfies(notice -> {
                    assertThat(notice.workspaceName()).contains(workspace.toString());
                    assertThat(notice.path()).isEqualTo("workspaces/" + workspace + "?part=confirm");
                });
        act.as(lead.subject(), () -> recertifications.confirm(List.of(line(second), line(reader))));
        assertThat(act.get(lead.subject(), notifications::unread)).isEqualTo(1);
        act.as(second.subject(), () -> recertifications.confirm(List.of(line(lead), line(contributor))));
        assertThat(act.get(lead.subject(), notifications::unread)).isZero();
        act.as(administrator.subject(), () -> workspaces.remove(workspace, lead.id()));
        assertThat(act.get(lead.subject(), () -> notifications.list(10))).isEmpty();
    }

    @Test
    void onlyAdministratorsSayHowOftenWithinBoundsAndOfficersReadIt() {
        assertThat(act.get(reader.subject(), () -> recertifications.terms(workspace)))
                .isEqualTo(new Terms(180, 30));
        for (int[] wrong : new int[][] {{29, 7}, {731, 30}, {180, 6}, {180, 91}, {30, 31}}) {
            assertThatThrownBy(() -> new Terms(wrong[0], wrong[1])).isInstanceOf(IllegalArgumentException.class);
        }
        act.as(
                lead.subject(),
                () -> assertThatExceptionOfType(AccessDeniedException.class)
                        .isThrownBy(() -> recertifications.set(workspace, new Terms(365, 30))));
        act.as(administrator.subject(), () -> recertifications.set(workspace, new Terms(365, 45)));
        assertThat(act.get(lead.subject(), () -> recertifications.terms(workspace)))
                .isEqualTo(new Terms(365, 45));
        assertThat(Rounds.entries(fixture, "RECERTIFICATION_PERIOD_SET", workspace))
                .containsExactly(administrator.id() + " SUCCESS {\"every\": \"365\", \"answer\": \"45\"}");
        open(lead);
        Round round = act.get(lead.subject(), () -> recertifications.latest(workspace))
                .map(RoundFile::round)
                .orElseThrow();
        assertThat(Duration.between(round.openedAt(), round.dueAt()).toDays()).isEqualTo(45);
        assertThat(Duration.between(round.dueAt(), round.lapsesAt()).toDays()).isEqualTo(14);
    }

    @Test
    void auditorsAndAdministratorsListRoundsAndNobodyElse() {
        RoundId round = open(lead);
        act.as(lead.subject(), () -> recertifications.confirm(List.of(line(reader))));
        Rounds.daysLater(fixture, workspace, 31);
        Optional<Round> seen = act.get(auditor.subject(), () -> recertifications.listForAuditor()).stream()
                .filter(one -> one.id().equals(round))
                .findFirst();
        assertThat(seen).get().satisfies(one -> {
            assertThat(one.overdue()).isTrue();
            assertThat(List.of(one.people(), one.unanswered(), one.confirmed(), one.answered()))
                    .containsExactly(4, 3, 1, 1);
        });
        assertThat(act.get(administrator.subject(), () -> recertifications.list()).stream()
                        .filter(one -> one.id().equals(round)))
                .singleElement()
                .isEqualTo(seen.orElseThrow());
        for (Person person : List.of(lead, administrator)) {
            act.as(
                    person.subject(),
                    () -> assertThatExceptionOfType(AccessDeniedException.class)
                            .isThrownBy(() -> recertifications.listForAuditor()));
        }
        for (Person person : List.of(lead, auditor)) {
            act.as(
                    person.subject(),
                    () -> assertThatExceptionOfType(AccessDeniedException.class)
                            .isThrownBy(() -> recertifications.list()));
        }
        act.as(
                auditor.subject(),
                () -> assertThatExceptionOfType(AccessDeniedException.class)
                        .isThrownBy(() -> recertifications.latest(workspace)));
    }

    private RoundId open(Person person) {
        return act.get(person.subject(), () -> recertifications.open(workspace));
    }

    private LineId line(Person person) {
        return Rounds.line(fixture, workspace, person);
    }

    private String state(Person person) {
        return String.valueOf(Rounds.states(fixture, workspace).get(person.id()));
    }

    private List<Line> lines(Person asker) {
        return act.get(asker.subject(), () -> recertifications.latest(workspace))
                .orElseThrow()
                .lines();
    }

    private static Line line(List<Line> lines, Person person) {
        return lines.stream()
                .filter(one -> one.member().equals(person.id()))
                .findFirst()
                .orElseThrow();
    }

    // Counted by the database for this workspace alone: others' rounds are none of this test's.
    private List<WorkspaceId> waiting(Person official) {
        int all = act.get(official.subject(), () -> recertifications.waiting());
        boolean answerable =
                lines(official).stream().anyMatch(one -> one.answerable() && one.state() == LineState.OPEN);
        assertThat(all).isGreaterThanOrEqualTo(answerable ? 1 : 0);
        return answerable ? List.of(workspace) : List.of();
    }

    private List<Boolean> history(Person person) {
        return fixture.sql()
                .sql("""
                        select valid_until is null from admission_history
                         where member_id = ? and workspace_id = (select id from workspace where public_id = ?)
                        """)
                .params(person.id().value(), workspace.value())
                .query((row, n) -> row.getBoolean(1))
                .list();
    }

    private void refused(Why why, Person person, ThrowingCallable attempt) {
        act.as(
                person.subject(),
                () -> assertThatExceptionOfType(RecertificationRefused.class)
                        .isThrownBy(attempt)
                        .satisfies(refused -> assertThat(refused.why()).isEqualTo(why)));
    }
}
