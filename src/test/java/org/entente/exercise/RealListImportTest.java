package org.entente.exercise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.entente.imports.CheckedFile;
import org.entente.imports.ImportKind;
import org.entente.imports.ImportProblem;
import org.entente.imports.ImportRun;
import org.entente.imports.ImportRun.State;
import org.entente.imports.ImportRunId;
import org.entente.imports.Imports;
import org.entente.label.ConfidentialityLabel;
import org.entente.shared.WorkspaceId;
import org.entente.testing.Fixture.Person;
import org.entente.testing.PortalTest;
import org.entente.workspace.AdmissionRole;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * A list that nobody here wrote: 3,707 exercises from 1980 to 2010. The numbers were counted by another program. The list's
 * README speaks of five rows that end before they start; a sixth (line 1887) does so with a day that it leaves open.
 */
class RealListImportTest extends PortalTest {

    private static final Path LIST = Path.of("../shared/realdata/exercises/mme_v7.csv");
    private static final int ROWS = 3707;
    private static final List<Integer> BACKWARDS = List.of(198, 322, 1887, 2456, 2903, 3367);

    @Autowired
    private Imports imports;

    @Test
    void everyRowIsAccountedForAndASecondRunDoublesNothing() throws IOException {
        assumeThat(LIST).as("the list is not on this machine").exists();
        byte[] file = Files.readAllBytes(LIST);
        Person importer = fixture.officer("EST", "SECRET");
        WorkspaceId workspace = fixture.workspace("CONFIDENTIAL");
        fixture.admit(workspace, importer, AdmissionRole.CONTRIBUTOR);

        CheckedFile checked = act.get(importer.subject(), () -> imports.check(ImportKind.EXERCISE, file));
        assertThat(checked).isEqualTo(new CheckedFile("MME", "UTF-8", ROWS, ROWS - BACKWARDS.size()));

        ImportRun first = run(importer, workspace, file);
        assertThat(first.total()).isEqualTo(ROWS);
        assertThat(first.imported()).isEqualTo(ROWS - BACKWARDS.size());
        assertThat(first.known()).isZero();
        List<ImportProblem> problems = act.get(
                importer.subject(),
                () -> imports.report(ImportKind.EXERCISE, first.id()).orElseThrow());
        assertThat(problems).extracting(ImportProblem::line).isEqualTo(BACKWARDS);
        assertThat(problems).extracting(ImportProblem::reason).containsOnly(ImportProblem.Reason.ENDS_BEFORE_START);

        assertThat(counts(workspace, "kind")).isEqualTo(Map.of("LIVE", 3030, "OTHER", 423, "COMMAND_POST", 248));
        assertThat(counts(workspace, "starts_precision || ends_precision"))
                .isEqualTo(Map.of("DAYDAY", 2466, "MONTHMONTH", 667, "DAYMONTH", 421, "MONTHDAY", 147));
        assertThat(counts(workspace, "status")).isEqualTo(Map.of("COMPLETED", 3701));
        assertThat(countsOfEach(workspace, "domains"))
                .isEqualTo(Map.of("MARITIME", 1494, "LAND", 1243, "AIR", 1093, "AMPHIBIOUS", 189, "CYBER", 2));
        Map<String, Integer> participants = countsOfEach(workspace, "participants");
        assertThat(participants.values().stream().mapToInt(Integer::intValue).sum())
                .isEqualTo(13_636);
        assertThat(participants).containsEntry("USA", 1880);
        assertThat(participants.entrySet().stream()
                        .filter(party -> party.getKey().length() != 3)
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)))
                .isEqualTo(Map.of(
                        "Federal Republic of Germany", 125,
                        "German Democratic Republic", 46,
                        "Czechoslovakia", 25,
                        "Yugoslavia", 2,
                        "NATO", 2,
                        "Baltic States", 1,
                        "Netherlands Antilles", 1));
        assertThat(number(workspace, "participants = '{}'")).isEqualTo(91);
        assertThat(number(workspace, "name like 'Unnamed exercise (mme%)'")).isEqualTo(1031);
        assertThat(number(workspace, "series is not null")).isEqualTo(1967);
        assertThat(number(workspace, "place is null")).isEqualTo(71);
        assertThat(number(workspace, "host = 'KOR'")).isEqualTo(80);
        assertThat(number(workspace, "cardinality(participants) = 39")).isEqualTo(1);

        ImportRun second = run(importer, workspace, file);
        assertThat(List.of(second.imported(), second.known(), second.rejected()))
                .containsExactly(0, ROWS - BACKWARDS.size(), BACKWARDS.size());
        assertThat(number(workspace, "true")).isEqualTo(ROWS - BACKWARDS.size());
    }

    private ImportRun run(Person importer, WorkspaceId workspace, byte[] file) {
        ConfidentialityLabel label = fixture.label("UNCLASSIFIED", "EST", "LVA");
        ImportRunId id = act.get(
                importer.subject(), () -> imports.start(ImportKind.EXERCISE, workspace, label, "mme_v7.csv", file));
        ImportRun ended = await().atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofMillis(200))
                .until(
                        () -> act.get(importer.subject(), () -> imports.find(id).orElseThrow()),
                        run -> run.state() != State.RUNNING);
        assertThat(ended.state()).isEqualTo(State.FINISHED);
        assertThat(ended.done()).isEqualTo(ended.total());
        return ended;
    }

    private Map<String, Integer> counts(WorkspaceId workspace, String expression) {
        return counts(workspace, expression, "exercise_plan p");
    }

    private Map<String, Integer> countsOfEach(WorkspaceId workspace, String array) {
        return counts(workspace, "each", "exercise_plan p, unnest(p." + array + ") each");
    }

    private Map<String, Integer> counts(WorkspaceId workspace, String expression, String from) {
        return fixture
                .sql()
                .sql("select " + expression + " as what, count(*) as n from " + from
                        + " where p.workspace_id = (select id from workspace where public_id = ?) group by 1")
                .param(workspace.value())
                .query((row, n) -> Map.entry(row.getString("what"), row.getInt("n")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private int number(WorkspaceId workspace, String condition) {
        return fixture.sql()
                .sql("select count(*) from exercise_plan where " + condition
                        + " and workspace_id = (select id from workspace where public_id = ?)")
                .param(workspace.value())
                .query(Integer.class)
                .single();
    }
}
