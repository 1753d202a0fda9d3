package org.entente.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.entente.imports.CheckedFile;
import org.entente.imports.FileRefused;
import org.entente.imports.ImportKind;
import org.entente.imports.ImportProblem;
import org.entente.imports.ImportProblem.Reason;
import org.entente.imports.ImportRefused;
import org.entente.imports.ImportRun;
import org.entente.imports.ImportRun.State;
import org.entente.imports.ImportRunId;
import org.entente.imports.Imports;
import org.entente.label.ConfidentialityLabel;
import org.entente.shared.NationCode;
import org.entente.shared.WorkspaceId;
import org.entente.testing.Fixture.Person;
import org.entente.testing.PortalTest;
import org.entente.workspace.AdmissionRole;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Lists of past training. The numbers of the real one were counted by another program. */
class TrainingImportTest extends PortalTest {

    private static final Path LIST = Path.of("../shared/realdata/training/foreign_military_training_europe_eap.csv");
    private static final String HEADER =
            "country,program,course_title,start_date,end_date,location,quantity,total_cost,student_unit,us_unit,page_number,source_file\n";

    @Autowired
    private Imports imports;

    @Autowired
    private Courses courses;

    @Autowired
    private Iterations iterations;

    private Person importer;
    private WorkspaceId workspace;
    private ConfidentialityLabel label;

    @BeforeEach
    void found() {
        importer = fixture.officer("LVA", "SECRET");
        workspace = fixture.workspace("CONFIDENTIAL");
        fixture.admit(workspace, importer, AdmissionRole.CONTRIBUTOR);
        label = fixture.label("UNCLASSIFIED", "LVA", "EST");
    }

    @Test
    void whoMayNotWriteThereImportsNothing() {
        Person reader = fixture.officer("LVA", "SECRET");
        fixture.admit(workspace, reader, AdmissionRole.READER);
        act.as(
                reader.subject(),
                () -> assertThatThrownBy(() -> imports.start(
                                ImportKind.TRAINING,
                                workspace,
                                label,
                                "a.csv",
                                bytes(HEADER + row("Georgia", "A course", "1"))))
                        .isInstanceOf(ImportRefused.class));
        assertThat(number("course", "true")).isZero();
    }

    @Test
    void anotherListIsRefusedInOneSentenceAndNothingIsStored() {
        act.as(
                importer.subject(),
                () -> assertThatThrownBy(() -> imports.start(
                                ImportKind.TRAINING,
                                workspace,
                                label,
                                "plans.csv",
                                bytes("Name,Starts\nA plan,2027\n")))
                        .isInstanceOfSatisfying(FileRefused.class, e -> {
                            assertThat(e.why()).isEqualTo(FileRefused.Why.MISSING_COLUMNS);
                            assertThat(e.details())
                                    .containsExactly("country, course_title, start_date, end_date, location, quantity");
                        }));
        assertThat(number("course", "true")).isZero();
    }

    @Test
    void rowsOfOneTitleAreOneCourseAndThoseOfItsDaysAndPlaceOneIteration() {
        ImportRun run = run(HEADER
                + row("Georgia", "Staff course", "2")
                + row("Burma", "staff course", "1")
                + row("Kosovo", "Staff course", "3").replace("5/18/2018", "5/25/2018")
                + row("Georgia", "Fiscal Year 2018 Program Totals", "9")
                + row("Georgia", "", "1")
                + row("Georgia", "Staff course", "many")
                + row("Georgia", "Staff course", "2"));
        assertThat(List.of(run.imported(), run.known(), run.rejected())).containsExactly(3, 0, 4);
        assertThat(problems(run))
                .extracting(problem -> problem.line() + " " + problem.reason())
                .containsExactly("5 TOTAL_OF_A_PROGRAMME", "6 NO_NAME", "7 NOT_A_NUMBER", "8 SAME_KEY_AS_LINE");
        List<CourseSummary> made = act.get(importer.subject(), () -> courses.list(CourseQuery.of(workspace), 0, 9));
        assertThat(made).singleElement().satisfies(course -> {
            assertThat(course.title()).isEqualTo("Staff course");
            assertThat(course.provider()).isEqualTo(new NationCode("USA"));
        });
        List<Iteration> held = act.get(
                importer.subject(), () -> iterations.list(made.getFirst().id()));
        assertThat(held).extracting(Iteration::state).containsOnly(IterationState.HELD);
        assertThat(held)
                .extracting(one -> one.attended().stream()
                        .map(a -> a.party() + " " + a.people())
                        .collect(Collectors.joining(", ")))
                .containsExactlyInAnyOrder("GEO 2, MMR 1", "Kosovo 3");
        // A course of others, looked after by whoever brought it in: a rule keeps the two apart.
        Person american = fixture.officer("USA", "SECRET");
        fixture.admit(workspace, american, AdmissionRole.CONTRIBUTOR);
        act.as(
                american.subject(),
                () -> assertThat(courses.open(made.getFirst().id())).isEmpty());
    }

    @Test
    void everyRowOfTheRealListIsAccountedForAndASecondRunDoublesNothing() throws IOException {
        assumeThat(LIST).as("the list is not on this machine").exists();
        byte[] file = Files.readAllBytes(LIST);
        CheckedFile checked = act.get(importer.subject(), () -> imports.check(ImportKind.TRAINING, file));
        assertThat(checked).isEqualTo(new CheckedFile("FMTR", "UTF-8", 6379, 5994));

        ImportRun first = run(file);
        assertThat(List.of(first.total(), first.imported(), first.known(), first.rejected()))
                .containsExactly(6379, 5993, 0, 386);
        List<ImportProblem> problems = problems(first);
        assertThat(lines(problems, Reason.NO_NAME)).containsExactly(85, 86, 421, 422, 887, 888, 1267, 1804);
        assertThat(lines(problems, Reason.ENDS_BEFORE_START)).containsExactly(4078, 4385, 4853, 5813, 5825, 5955);
        assertThat(lines(problems, Reason.SAME_KEY_AS_LINE)).containsExactly(2008);
        assertThat(lines(problems, Reason.TOTAL_OF_A_PROGRAMME)).hasSize(371);

        assertThat(number("course", "provider = 'USA' and originator = 'LVA'")).isEqualTo(829);
        assertThat(number("course", "discipline = 'LANGUAGE'")).isEqualTo(18);
        assertThat(number("course_iteration", "state = 'HELD'")).isEqualTo(1801);
        assertThat(number("course_attendance", "true")).isEqualTo(5993);
        assertThat(people("true")).isEqualTo(14_631);
        assertThat(people("party = 'UKR'")).isEqualTo(3233);
        assertThat(people("party = 'MKD'")).isEqualTo(750);
        assertThat(people("length(party) <> 3"))
                .isEqualTo(people("party = 'Kosovo'"))
                .isEqualTo(251);

        ImportRun second = run(file);
        assertThat(List.of(second.imported(), second.known(), second.rejected()))
                .containsExactly(0, 5993, 386);
        assertThat(number("course_attendance", "true")).isEqualTo(5993);
        assertThat(number("course_iteration", "true")).isEqualTo(1801);
    }

    private ImportRun run(String text) {
        return run(bytes(text));
    }

    private ImportRun run(byte[] file) {
        ImportRunId id = act.get(
                importer.subject(), () -> imports.start(ImportKind.TRAINING, workspace, label, "list.csv", file));
        ImportRun ended = await().atMost(Duration.ofSeconds(120))
                .pollInterval(Duration.ofMillis(100))
                .until(
                        () -> act.get(importer.subject(), () -> imports.find(id).orElseThrow()),
                        run -> run.state() != State.RUNNING);
        assertThat(ended.state()).isEqualTo(State.FINISHED);
        return ended;
    }

    private List<ImportProblem> problems(ImportRun run) {
        return act.get(
                importer.subject(),
                () -> imports.report(ImportKind.TRAINING, run.id()).orElseThrow());
    }

    private static List<Integer> lines(List<ImportProblem> problems, Reason reason) {
        return problems.stream()
                .filter(problem -> problem.reason() == reason)
                .map(ImportProblem::line)
                .toList();
    }

    private int number(String table, String condition) {
        return single("select count(*) from " + table, condition);
    }

    private int people(String condition) {
        return single("select sum(people) from course_attendance", condition);
    }

    private int single(String select, String condition) {
        return fixture.sql()
                .sql(select + " where workspace_id = (select id from workspace where public_id = ?) and " + condition)
                .param(workspace.value())
                .query(Integer.class)
                .single();
    }

    private static String row(String country, String title, String people) {
        return "%s,IMET,%s,5/14/2018,5/18/2018,\"Honolulu, HI\",%s,\"$1,000\",Army,School,1,list.xml\n"
                .formatted(country, title, people);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
