package org.entente.exercise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.entente.access.Roles;
import org.entente.imports.FileRefused;
import org.entente.imports.ImportKind;
import org.entente.imports.ImportProblem;
import org.entente.imports.ImportRefused;
import org.entente.imports.ImportRun;
import org.entente.imports.ImportRun.Failure;
import org.entente.imports.ImportRun.State;
import org.entente.imports.ImportRunId;
import org.entente.imports.ImportRunning;
import org.entente.imports.Imports;
import org.entente.label.ConfidentialityLabel;
import org.entente.live.Change;
import org.entente.live.LiveChanges;
import org.entente.shared.WorkspaceId;
import org.entente.testing.Fixture.Person;
import org.entente.testing.PortalTest;
import org.entente.workspace.AdmissionRole;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;

class ExerciseImportsTest extends PortalTest {

    @Autowired
    private Imports imports;

    @Autowired
    private ExercisePlans plans;

    @Autowired
    private LiveChanges changes;

    private Person importer;
    private WorkspaceId workspace;
    private ConfidentialityLabel label;

    @BeforeEach
    void found() {
        importer = fixture.officer("NOR", "SECRET");
        workspace = fixture.workspace("CONFIDENTIAL");
        fixture.admit(workspace, importer, AdmissionRole.CONTRIBUTOR);
        label = fixture.label("RESTRICTED", "NOR", "SWE");
    }

    @Test
    void othersThanLiaisonOfficersImportNothing() {
        for (String role : List.of(Roles.ADMINISTRATOR, Roles.NATION_ADMINISTRATOR, Roles.AUDITOR)) {
            Person official = fixture.official("NOR", role);
            act.as(official.subject(), () -> {
                assertThatThrownBy(() -> imports.check(ImportKind.EXERCISE, list(1)))
                        .isInstanceOf(AccessDeniedException.class);
                assertThatThrownBy(() -> imports.start(ImportKind.EXERCISE, workspace, label, "a.csv", list(1)))
                        .isInstanceOf(AccessDeniedException.class);
                assertThatThrownBy(() -> imports.list(ImportKind.EXERCISE, workspace))
                        .isInstanceOf(AccessDeniedException.class);
            });
        }
        assertNothingStored();
    }

    @Test
    void whoMayNotWriteThereIsRefusedBeforeAnythingIsStored() {
        Person reader = fixture.officer("NOR", "SECRET");
        fixture.admit(workspace, reader, AdmissionRole.READER);
        Person stranger = fixture.officer("NOR", "SECRET");
        assertRefused(reader, label, ImportRefused.Why.BEYOND_RIGHTS);
        assertRefused(stranger, label, ImportRefused.Why.BEYOND_RIGHTS);
        fixture.sql()
                .sql("update workspace set state = 'SEALED' where public_id = ?")
                .param(workspace.value())
                .update();
        assertRefused(importer, label, ImportRefused.Why.BEYOND_RIGHTS);
        assertNothingStored();
        assertThat(fixture.sql()
                        .sql(
                                "select reason from audit_entry where action = 'IMPORT_STARTED' and outcome = 'DENIED' and actor = ?")
                        .param(reader.id().value())
                        .query(String.class)
                        .list())
                .containsExactly("BEYOND_RIGHTS");
    }

    @Test
    void labelThatNoPlanMayCarryThereIsRefusedBeforeAnythingIsStored() {
        assertRefused(importer, fixture.label("SECRET", "NOR"), ImportRefused.Why.ABOVE_CEILING);
        assertRefused(importer, fixture.controlLabel("RESTRICTED", "NOR"), ImportRefused.Why.BEYOND_RIGHTS);
        Person swede = fixture.officer("SWE", "SECRET");
        fixture.admit(workspace, swede, AdmissionRole.LEAD);
        assertRefused(swede, fixture.label("RESTRICTED", "NOR"), ImportRefused.Why.BEYOND_RIGHTS);
        assertNothingStored();
    }

    @Test
    void brokenFileIsRefusedAndNothingStored() {
        act.as(importer.subject(), () -> {
            assertThatThrownBy(() ->
                            imports.start(ImportKind.EXERCISE, workspace, label, "plans.csv", bytes("%PDF-1.7 x")))
                    .isInstanceOfSatisfying(
                            FileRefused.class, e -> assertThat(e.details()).containsExactly("PDF"));
            assertThatThrownBy(() -> imports.start(
                            ImportKind.EXERCISE, workspace, label, "plans.csv", bytes("Place,Kind\nOslo,CPX\n")))
                    .isInstanceOfSatisfying(
                            FileRefused.class, e -> assertThat(e.details()).containsExactly("Name, Starts"));
            assertThatThrownBy(() -> imports.start(
                            ImportKind.EXERCISE, workspace, label, "plans.csv", new byte[Imports.MOST_BYTES + 1]))
                    .isInstanceOfSatisfying(
                            FileRefused.class, e -> assertThat(e.why()).isEqualTo(FileRefused.Why.TOO_LARGE));
        });
        assertNothingStored();
    }

    @Test
    void runAndItsReportAreTheImportersAlone() {
        ImportRunId id = finished(importer, "Name,Starts\n,2027\n").id();
        Person fellow = fixture.officer("NOR", "SECRET");
        fixture.admit(workspace, fellow, AdmissionRole.LEAD);
        act.as(fellow.subject(), () -> {
            assertThat(imports.find(id)).isEmpty();
            assertThat(imports.list(ImportKind.EXERCISE, workspace)).isEmpty();
            assertThat(imports.report(ImportKind.EXERCISE, id)).isEmpty();
            imports.cancel(id);
        });
        assertThat(find(importer, id).state()).isEqualTo(State.FINISHED);
        assertThat(fixture.sql()
                        .sql(
                                "select outcome from audit_entry where object_kind = 'EXERCISE_IMPORT' and object_id = ? and actor = ?")
                        .params(id.toString(), fellow.id().value())
                        .query(String.class)
                        .list())
                .containsExactly("DENIED");
    }

    @Test
    void everyRowIsImportedKnownOrNamedAndEveryPlanHasItsEntry() {
        finished(importer, "Name,Starts,Participants\nFirst,2027-01,GBR\n");
        ImportRun run = finished(importer, """
                Name,Starts,Participants
                First,2027-01,GBR
                "Second
                of two lines",2027-02-03,NATO;Norway
                ,2027,
                Third,31/12/2027,
                Second of two lines,2027-02-03,GBR
                """);
        assertThat(List.of(run.total(), run.imported(), run.known(), run.rejected()))
                .containsExactly(5, 1, 1, 3);
        assertThat(report(importer, run.id()))
                .containsExactly(
                        new ImportProblem(5, ImportProblem.Reason.NO_NAME, ""),
                        new ImportProblem(6, ImportProblem.Reason.NOT_A_DATE, "Starts: 31/12/2027"),
                        new ImportProblem(7, ImportProblem.Reason.SAME_KEY_AS_LINE, "3"));
        assertThat(names(importer)).containsExactlyInAnyOrder("First", "Second of two lines");
        assertThat(entries("PLAN_CREATED")).isEqualTo(2);
        assertThat(entries("IMPORT_STARTED")).isEqualTo(2);
        assertThat(entries("IMPORT_FINISHED")).isEqualTo(2);
        assertThat(entries("IMPORT_OPENED")).isEqualTo(1);
        assertThat(fixture.sql()
                        .sql(
                                "select count(*) from audit_entry where actor = ? and action = 'PLAN_CREATED' and detail ->> 'import' = ?")
                        .params(importer.id().value(), run.id().toString())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void entriesHoldNoContent() {
        finished(importer, "Name,Starts\nUnspeakable Name,2027\nUnspeakable Other,never\n");
        assertThat(fixture.sql()
                        .sql(
                                "select count(*) from audit_entry where actor = ? and audit_entry::text like '%Unspeakable%'")
                        .param(importer.id().value())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void anotherNationsImportOfTheSameListIsItsOwn() {
        Person swede = fixture.officer("SWE", "SECRET");
        fixture.admit(workspace, swede, AdmissionRole.CONTRIBUTOR);
        finished(importer, "Name,Starts\nSame,2027\n");
        assertThat(finished(swede, "Name,Starts\nSame,2027\n").imported()).isEqualTo(1);
        Person fellow = fixture.officer("NOR", "SECRET");
        fixture.admit(workspace, fellow, AdmissionRole.CONTRIBUTOR);
        assertThat(finished(fellow, "Name,Starts\nSame,2027\n").known()).isEqualTo(1);
        assertThat(names(importer)).containsExactly("Same", "Same");
    }

    @Test
    void cancelledRunStopsAndKeepsWhatItHas() {
        ImportRunId id = act.get(importer.subject(), () -> {
            ImportRunId started = imports.start(ImportKind.EXERCISE, workspace, label, "plans.csv", list(20_000));
            imports.cancel(started);
            return started;
        });
        ImportRun run = find(importer, id);
        assertThat(run.state()).isEqualTo(State.CANCELLED);
        int kept = run.imported();
        assertThat(kept).isLessThan(20_000);
        // Another run may begin at once, and does nothing that the cancelled one did.
        assertThat(finished(importer, new String(list(250), StandardCharsets.UTF_8))
                        .known())
                .isEqualTo(Math.min(kept, 250));
        assertThat(find(importer, id).imported()).isEqualTo(kept);
        assertThat(entries("PLAN_CREATED")).isEqualTo(kept + Math.max(250 - kept, 0));
    }

    @Test
    void secondRunAtATimeIsRefused() {
        act.as(importer.subject(), () -> {
            ImportRunId first = imports.start(ImportKind.EXERCISE, workspace, label, "plans.csv", list(20_000));
            assertThatThrownBy(() -> imports.start(ImportKind.EXERCISE, workspace, label, "plans.csv", list(1)))
                    .isInstanceOf(ImportRunning.class);
            imports.cancel(first);
        });
    }

    @Test
    void sealingEndsARunThatSaysWhy() {
        var heard = new ConcurrentLinkedQueue<Change>();
        try (var ignored = changes.subscribe(Imports.TOPIC, heard::add)) {
            ImportRunId id = act.get(
                    importer.subject(),
                    () -> imports.start(ImportKind.EXERCISE, workspace, label, "plans.csv", list(20_000)));
            fixture.sql()
                    .sql("update workspace set state = 'SEALED' where public_id = ?")
                    .param(workspace.value())
                    .update();
            ImportRun run = ended(importer, id);
            assertThat(run.state()).isEqualTo(State.FAILED);
            assertThat(run.failure()).isEqualTo(Failure.RIGHTS);
            assertThat(run.finishedAt()).isNotNull();
            assertThat(entries("PLAN_CREATED")).isEqualTo(run.imported());
            await().atMost(Duration.ofSeconds(10))
                    .untilAsserted(() -> assertThat(heard).contains(new Change(Imports.TOPIC, id.toString())));
        }
    }

    @Test
    void removalFromTheWorkspaceEndsARunAndNoRowCountsAsKnown() {
        ImportRunId id = act.get(
                importer.subject(),
                () -> imports.start(ImportKind.EXERCISE, workspace, label, "plans.csv", list(20_000)));
        fixture.sql()
                .sql("delete from admission where member_id = ?")
                .param(importer.id().value())
                .update();
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(
                        () -> assertThat(entries("IMPORT_FINISHED", "FAILED")).isEqualTo(1));
        assertThat(fixture.sql()
                        .sql("select known from import_run where public_id = ?")
                        .param(id.value())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void runThatAPortalLeftBehindShowsAsInterruptedAndTheFileCanBeImportedAgain() {
        ImportRunId id = finished(importer, "Name,Starts\nA,2027\n").id();
        fixture.sql().sql("""
                        update import_run set state = 'RUNNING', finished_at = null, total = 9,
                               progress_at = now() - interval '2 minutes' where public_id = ?
                        """).param(id.value()).update();
        assertThat(find(importer, id).state()).isEqualTo(State.INTERRUPTED);
        ImportRun again = finished(importer, "Name,Starts\nA,2027\nB,2027\n");
        assertThat(List.of(again.known(), again.imported())).containsExactly(1, 1);
    }

    @Test
    void fileNameIsKeptWithoutItsPath() {
        ImportRunId id = act.get(
                importer.subject(),
                () -> imports.start(
                        ImportKind.EXERCISE,
                        workspace,
                        label,
                        "C:\\people\\me\\plans\u202E.csv",
                        bytes("Name,Starts\nA,2027\n")));
        assertThat(ended(importer, id).fileName()).isEqualTo("plans.csv");
    }

    @Test
    void databaseItselfDoesNotLetAFinishedRunMissARow() {
        ImportRunId id = finished(importer, "Name,Starts\nA,2027\n").id();
        assertThatThrownBy(() -> fixture.sql()
                        .sql("update import_run set total = total + 1 where public_id = ?")
                        .param(id.value())
                        .update())
                .hasMessageContaining("import_run_finished_whole");
    }

    private void assertRefused(Person person, ConfidentialityLabel with, ImportRefused.Why why) {
        act.as(
                person.subject(),
                () -> assertThatThrownBy(
                                () -> imports.start(ImportKind.EXERCISE, workspace, with, "plans.csv", list(3)))
                        .isInstanceOfSatisfying(
                                ImportRefused.class, e -> assertThat(e.why()).isEqualTo(why)));
    }

    private void assertNothingStored() {
        for (String table : List.of("import_run", "import_problem", "exercise_plan")) {
            assertThat(fixture.sql()
                            .sql("select count(*) from " + table
                                    + " where workspace_id = (select id from workspace where public_id = ?)")
                            .param(workspace.value())
                            .query(Integer.class)
                            .single())
                    .as(table)
                    .isZero();
        }
    }

    private ImportRun finished(Person person, String text) {
        ImportRunId id = act.get(
                person.subject(), () -> imports.start(ImportKind.EXERCISE, workspace, label, "plans.csv", bytes(text)));
        ImportRun run = ended(person, id);
        assertThat(run.state()).isEqualTo(State.FINISHED);
        assertThat(run.done()).isEqualTo(run.total());
        return run;
    }

    private ImportRun ended(Person person, ImportRunId id) {
        return await().atMost(Duration.ofSeconds(10))
                .until(() -> find(person, id), run -> run.state() != State.RUNNING);
    }

    private ImportRun find(Person person, ImportRunId id) {
        return act.get(person.subject(), () -> imports.find(id).orElseThrow());
    }

    private List<ImportProblem> report(Person person, ImportRunId id) {
        return act.get(
                person.subject(), () -> imports.report(ImportKind.EXERCISE, id).orElseThrow());
    }

    private List<String> names(Person person) {
        return act.get(
                person.subject(),
                () -> plans.list(ExercisePlanQuery.of(workspace), 0, 200).stream()
                        .map(ExercisePlanSummary::name)
                        .toList());
    }

    private int entries(String action) {
        return entries(action, "SUCCESS");
    }

    private int entries(String action, String outcome) {
        return fixture.sql()
                .sql("select count(*) from audit_entry where actor = ? and action = ? and outcome = ?")
                .params(importer.id().value(), action, outcome)
                .query(Integer.class)
                .single();
    }

    private static byte[] list(int rows) {
        return bytes(IntStream.range(0, rows)
                .mapToObj(n -> "Plan " + n + ",2027")
                .collect(Collectors.joining("\n", "Name,Starts\n", "\n")));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
