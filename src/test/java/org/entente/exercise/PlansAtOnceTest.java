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
import org.entente.shared.WorkspaceId;
import org.entente.testing.Fixture;
import org.entente.testing.Fixture.Person;
import org.entente.testing.PortalTest;
import org.entente.testing.TestDatabase;
import org.entente.workspace.AdmissionRole;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** People at the same plan, or the same moment. */
class PlansAtOnceTest extends PortalTest {

    @Autowired
    private ExercisePlans plans;

    private WorkspaceId workspace;
    private Person british;
    private ExercisePlanId plan;

    @BeforeEach
    void found() {
        workspace = fixture.workspace("CONFIDENTIAL");
        british = fixture.officer("GBR", "SECRET");
        fixture.admit(workspace, british, AdmissionRole.LEAD);
        plan = act.get(
                british.subject(),
                () -> plans.create(workspace, fixture.label("RESTRICTED", "GBR"), Fixture.plan("Northern Gale")));
    }

    @Test
    void editorWhoIsSlowerByAMomentIsToldAndGetsThePlanAsItIs() throws Exception {
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

    private boolean somebodyWaitsForARow() {
        return fixture.sql()
                .sql(
                        "select exists (select from pg_stat_activity where wait_event_type = 'Lock' and query like '%update exercise_plan%')")
                .query(Boolean.class)
                .single();
    }
}
