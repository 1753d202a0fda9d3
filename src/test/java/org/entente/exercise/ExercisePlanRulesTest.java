package org.entente.exercise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.entente.access.Roles;
import org.entente.label.InvalidLabel;
import org.entente.shared.WorkspaceId;
import org.entente.testing.Fixture;
import org.entente.testing.Fixture.Person;
import org.entente.testing.PortalTest;
import org.entente.testing.TestDatabase;
import org.entente.workspace.AdmissionRole;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;

/** What may not be done to a plan, by whom, and what is told to whoever tries. */
class ExercisePlanRulesTest extends PortalTest {

    @Autowired
    private ExercisePlans plans;

    private WorkspaceId workspace;
    private Person british;
    private Person french;
    private ExercisePlanId plan;

    @BeforeEach
    void found() {
        workspace = fixture.workspace("CONFIDENTIAL");
        british = fixture.officer("GBR", "SECRET");
        french = fixture.officer("FRA", "SECRET");
        fixture.admit(workspace, british, AdmissionRole.LEAD);
        fixture.admit(workspace, french, AdmissionRole.CONTRIBUTOR);
        plan = act.get(
                british.subject(),
                () -> plans.create(
                        workspace, fixture.label("RESTRICTED", "GBR", "FRA"), Fixture.plan("Northern Gale")));
    }

    @Test
    void labelAboveTheCeilingIsRefused() {
        refused(PlanNotAllowed.Why.ABOVE_CEILING, british, () -> create("SECRET", "GBR"));
        refused(
                PlanNotAllowed.Why.ABOVE_CEILING,
                british,
                () -> plans.relabel(plan, 0, fixture.label("SECRET", "GBR", "FRA")));
    }

    @Test
    void labelThatLeavesOutItsOriginatorIsRefused() {
        refused(
                PlanNotAllowed.Why.ORIGINATOR_LEFT_OUT,
                british,
                () -> plans.relabel(plan, 0, fixture.label("RESTRICTED", "FRA")));
        refused(PlanNotAllowed.Why.ORIGINATOR_LEFT_OUT, british, () -> create("RESTRICTED", "FRA"));
    }

    @Test
    void onlyTheOriginatingNationChangesTheLabel() {
        refused(
                PlanNotAllowed.Why.NOT_THE_ORIGINATOR,
                french,
                () -> plans.relabel(plan, 0, fixture.label("RESTRICTED", "GBR", "FRA", "POL")));
        refused(
                PlanNotAllowed.Why.NOT_THE_ORIGINATOR,
                french,
                () -> plans.relabel(plan, 0, fixture.label("UNCLASSIFIED", "GBR", "FRA")));
    }

    @Test
    void labelBeyondOnesOwnClearanceIsRefused() {
        Person restricted = fixture.officer("GBR", "RESTRICTED");
        fixture.admit(workspace, restricted, AdmissionRole.CONTRIBUTOR);
        refused(
                PlanNotAllowed.Why.BEYOND_RIGHTS,
                restricted,
                () -> plans.create(workspace, fixture.label("CONFIDENTIAL", "GBR"), Fixture.plan("Too high")));
        refused(
                PlanNotAllowed.Why.BEYOND_RIGHTS,
                restricted,
                () -> plans.relabel(plan, 0, fixture.label("CONFIDENTIAL", "GBR")));
    }

    @Test
    void labelThatThePolicyDoesNotAllowIsRefused() {
        assertThatThrownBy(() -> act.as(british.subject(), () -> create("COSMIC", "GBR")))
                .isInstanceOf(InvalidLabel.class);
        assertThatThrownBy(() -> act.as(british.subject(), () -> create("RESTRICTED")))
                .isInstanceOf(InvalidLabel.class);
    }

    @Test
    void readerWritesNothing() {
        fixture.admit(workspace, french, AdmissionRole.READER);
        refused(PlanNotAllowed.Why.BEYOND_RIGHTS, french, () -> create("RESTRICTED", "FRA"));
        refused(PlanNotAllowed.Why.BEYOND_RIGHTS, french, () -> plans.change(plan, 0, Fixture.plan("Taken")));
        assertThat(act.get(french.subject(), () -> plans.open(plan))).isPresent();
    }

    @Test
    void sealedWorkspaceIsReadAndNoLongerWritten() {
        fixture.sql()
                .sql("update workspace set state = 'SEALED' where public_id = ?")
                .param(workspace.value())
                .update();
        refused(PlanNotAllowed.Why.BEYOND_RIGHTS, british, () -> create("RESTRICTED", "GBR"));
        refused(PlanNotAllowed.Why.BEYOND_RIGHTS, british, () -> plans.change(plan, 0, Fixture.plan("Late")));
        assertThat(act.get(british.subject(), () -> plans.open(plan))).isPresent();
    }

    @Test
    void officialsAreRefusedByTheGuardAndEntered() {
        for (String role : List.of(Roles.ADMINISTRATOR, Roles.NATION_ADMINISTRATOR, Roles.AUDITOR)) {
            Person official = fixture.official("GBR", role);
            fixture.admit(workspace, official, AdmissionRole.LEAD);
            assertThatThrownBy(
                            () -> act.as(official.subject(), () -> plans.list(ExercisePlanQuery.of(workspace), 0, 10)))
                    .isInstanceOf(AccessDeniedException.class);
            assertThatThrownBy(() -> act.as(official.subject(), () -> plans.open(plan)))
                    .isInstanceOf(AccessDeniedException.class);
            assertThat(fixture.sql()
                            .sql(
                                    "select object_id from audit_entry where actor = ? and action = 'CALL_DENIED' order by object_id")
                            .param(official.id().value())
                            .query((row, n) -> row.getString(1))
                            .list())
                    .containsExactly("ExercisePlans.list", "ExercisePlans.open");
        }
    }

    @Test
    void realmRoleWithoutTheMembersRoleOpensNothing() {
        Person auditor = fixture.official("GBR", Roles.AUDITOR);
        var asOfficer = act.authentication(auditor.subject(), List.of(Roles.LIAISON_OFFICER));
        assertThatThrownBy(() -> act.with(asOfficer, () -> plans.list(ExercisePlanQuery.of(workspace), 0, 10)))
                .isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void nobodyOpensNothing() {
        assertThatThrownBy(() -> plans.open(plan)).isInstanceOf(AuthenticationCredentialsNotFoundException.class);
    }

    @Test
    void secondOfTwoEditorsIsToldAndGetsThePlanAsItIs() {
        act.as(french.subject(), () -> plans.change(plan, 0, Fixture.plan("Northern Gale 31")));

        assertThatThrownBy(() -> act.as(british.subject(), () -> plans.change(plan, 0, Fixture.plan("Southern Gale"))))
                .isInstanceOfSatisfying(PlanChangedMeanwhile.class, told -> {
                    assertThat(told.current().data().name()).isEqualTo("Northern Gale 31");
                    assertThat(told.current().updatedBy()).isEqualTo(french.name());
                    assertThat(told.current().version()).isEqualTo(1);
                });
        assertThatThrownBy(() ->
                        act.as(british.subject(), () -> plans.relabel(plan, 0, fixture.label("RESTRICTED", "GBR"))))
                .isInstanceOf(PlanChangedMeanwhile.class);
    }

    @Test
    void editorWhoIsSlowerByAMomentIsToldTheSame() throws Exception {
        try (Connection faster = TestDatabase.superuser().getConnection();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            faster.setSchema("entente");
            faster.setAutoCommit(false);
            faster.createStatement()
                    .executeUpdate(
                            "update exercise_plan set name = 'First', version = version + 1 where public_id = '%s'"
                                    .formatted(plan));
            Future<?> slower = threads.submit(
                    () -> act.as(british.subject(), () -> plans.change(plan, 0, Fixture.plan("Second"))));
            await().until(this::somebodyWaitsForARow);
            faster.commit();

            assertThatThrownBy(() -> slower.get(10, TimeUnit.SECONDS))
                    .cause()
                    .isInstanceOfSatisfying(
                            PlanChangedMeanwhile.class,
                            told -> assertThat(told.current().data().name()).isEqualTo("First"));
        }
    }

    @Test
    void manyWhoAskForWhatIsNotThereDoNotWaitForEachOther() {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Boolean> ask = () -> act.get(
                    british.subject(),
                    () -> plans.open(new ExercisePlanId(UUID.randomUUID())).isPresent());
            List<CompletableFuture<Boolean>> answers = IntStream.range(0, 64)
                    .mapToObj(i -> CompletableFuture.supplyAsync(
                            () -> {
                                try {
                                    return ask.call();
                                } catch (Exception e) {
                                    throw new IllegalStateException(e);
                                }
                            },
                            threads))
                    .toList();
            assertThat(CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new)))
                    .succeedsWithin(20, TimeUnit.SECONDS);
            assertThat(answers).allSatisfy(answer -> assertThat(answer.join()).isFalse());
        }
    }

    @Test
    void searchFindsEachWordByItsBeginningAndNothingByOperators() {
        act.as(
                british.subject(),
                () -> plans.create(
                        workspace, fixture.label("RESTRICTED", "GBR"), Fixture.plan("Été-Joint Warrior 25.1 O'Neill")));
        assertThat(found("warr")).hasSize(1);
        assertThat(found("JOINT 25")).hasSize(1);
        assertThat(found("été")).hasSize(1);
        assertThat(found("o'neill")).hasSize(1);
        assertThat(found("war & !joint | x:*")).isEmpty();
        assertThat(found("warrior nowhere")).isEmpty();
        assertThat(found("arrior")).isEmpty();
        assertThat(found("!!! ':*")).isEmpty();
        assertThat(found("\\' northern")).hasSize(1);
    }

    private List<ExercisePlanSummary> found(String text) {
        ExercisePlanQuery query = new ExercisePlanQuery(
                workspace, text, null, null, null, null, null, ExercisePlanQuery.Order.NAME, false);
        return act.get(british.subject(), () -> plans.list(query, 0, 50));
    }

    private boolean somebodyWaitsForARow() {
        return fixture.sql()
                .sql(
                        "select exists (select from pg_stat_activity where wait_event_type = 'Lock' and query like '%update exercise_plan%')")
                .query(Boolean.class)
                .single();
    }

    private ExercisePlanId create(String level, String... nations) {
        return plans.create(workspace, fixture.label(level, nations), Fixture.plan("Attempt"));
    }

    private void refused(PlanNotAllowed.Why why, Person person, Runnable attempt) {
        assertThatThrownBy(() -> act.as(person.subject(), attempt))
                .isInstanceOfSatisfying(
                        PlanNotAllowed.class, told -> assertThat(told.why()).isEqualTo(why));
    }
}
