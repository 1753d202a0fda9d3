package org.entente.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.entente.agreement.law.Standing;
import org.entente.imports.CheckedFile;
import org.entente.imports.FileRefused;
import org.entente.imports.ImportKind;
import org.entente.imports.ImportProblem;
import org.entente.imports.ImportProblem.Reason;
import org.entente.imports.ImportRun;
import org.entente.imports.ImportRunId;
import org.entente.imports.Imports;
import org.entente.label.ConfidentialityLabel;
import org.entente.shared.WorkspaceId;
import org.entente.testing.Fixture.Person;
import org.entente.testing.PortalTest;
import org.entente.workspace.AdmissionRole;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Two lists that nobody here wrote, of the “many treaties” project. The numbers were counted by another program. */
class RealListsImportTest extends PortalTest {

    private static final Path LISTS = Path.of("../shared/realdata/agreements");
    private static final LocalDate MILLENNIUM = LocalDate.of(2000, 1, 1);

    @Autowired
    private Imports imports;

    @Autowired
    private Agreements agreements;

    private Person importer;
    private WorkspaceId workspace;

    @BeforeEach
    void found() {
        importer = fixture.officer("EST", "SECRET");
        workspace = fixture.workspace("CONFIDENTIAL");
        fixture.admit(workspace, importer, AdmissionRole.CONTRIBUTOR);
    }

    @Test
    void anotherListIsRefused() {
        byte[] other = "Name,Starts\nBold Lantern,2031-06-02\n".getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> act.get(importer.subject(), () -> imports.check(ImportKind.AGREEMENT, other)))
                .isInstanceOf(FileRefused.class)
                .hasMessage("MISSING_COLUMNS");
    }

    @Test
    void everyAgreementIsStoredOrNamedAndASecondRunDoublesNothing() throws IOException {
        byte[] file = read("HUGGO_clean.csv");
        assertThat(act.get(importer.subject(), () -> imports.check(ImportKind.AGREEMENT, file)))
                .isEqualTo(new CheckedFile("HUGGO", "UTF-8", 4532, 4523));

        ImportRun first = run("HUGGO_clean.csv", file);
        assertThat(List.of(first.imported(), first.known(), first.rejected())).containsExactly(4523, 0, 9);
        assertThat(problems(first)).containsOnlyKeys(462, 965, 999, 1064, 1115, 1176, 1320, 3521, 3675);
        assertThat(problems(first).values()).containsOnly(Reason.NOT_A_DATE);
        assertThat(counts("select kind, count(*) from agreement where workspace_id = %s group by 1"))
                .isEqualTo(Map.of(
                        "AGREEMENT", 3118L,
                        "AMENDMENT", 642L,
                        "PROTOCOL", 505L,
                        "OTHER", 210L,
                        "MEMORANDUM_OF_UNDERSTANDING", 48L));
        assertThat(counts("select kind, count(*) from agreement_act where workspace_id = %s group by 1"))
                .isEqualTo(Map.of("ENTRY_INTO_FORCE", 2932L));
        assertThat(counts("select 'there', count(depositary) from agreement where workspace_id = %s"))
                .isEqualTo(Map.of("there", 387L));
        assertThat(standings())
                .isEqualTo(Map.of(Standing.NOT_IN_FORCE, 2327L, Standing.IN_FORCE, 1688L, Standing.ENDED, 508L));

        ImportRun second = run("HUGGO_clean.csv", file);
        assertThat(List.of(second.imported(), second.known(), second.rejected()))
                .containsExactly(0, 4523, 9);
        assertThat(counts("select 'all', count(*) from agreement where workspace_id = %s"))
                .isEqualTo(Map.of("all", 4523L));
    }

    @Test
    void everyMembershipIsStoredOrNamedAndASecondRunDoublesNothing() throws IOException {
        byte[] file = read("HUGGO_MEM_env_reconciled.csv");
        ImportRun first = run("HUGGO_MEM_env_reconciled.csv", file);
        assertThat(List.of(first.imported(), first.known(), first.rejected())).containsExactly(7369, 0, 8);
        assertThat(problems(first))
                .isEqualTo(Map.of(
                        1310, Reason.NO_ACT,
                        2127, Reason.NOT_A_DATE,
                        3068, Reason.NOT_A_DATE,
                        3209, Reason.NO_ACT,
                        4702, Reason.NO_ACT,
                        6580, Reason.NOT_A_DATE,
                        7375, Reason.NO_ACT,
                        7376, Reason.NO_ACT));
        assertThat(counts("select 'all', count(*) from agreement where workspace_id = %s"))
                .isEqualTo(Map.of("all", 145L));
        assertThat(
                        counts(
                                "select kind, count(*) from agreement_act where workspace_id = %s and party is not null group by 1"))
                .isEqualTo(Map.ofEntries(
                        Map.entry("ENTRY_INTO_FORCE", 6450L),
                        Map.entry("SIGNATURE", 3600L),
                        Map.entry("RATIFICATION", 3472L),
                        Map.entry("ACCESSION", 2777L),
                        Map.entry("ACCEPTANCE", 421L),
                        Map.entry("RESERVATION", 373L),
                        Map.entry("WITHDRAWAL_NOTICE", 334L),
                        Map.entry("SUCCESSION", 249L),
                        Map.entry("PROVISIONAL_APPLICATION", 152L),
                        Map.entry("DEFINITIVE_SIGNATURE", 88L),
                        Map.entry("OTHER_CONSENT", 62L)));
        assertThat(bound("United Nations Framework Convention On Climate Change"))
                .isEqualTo(CLIMATE);
        assertThat(bound("International Convention For Safe Containers")).isEqualTo(CONTAINERS);

        ImportRun second = run("HUGGO_MEM_env_reconciled.csv", file);
        assertThat(List.of(second.imported(), second.known(), second.rejected()))
                .containsExactly(0, 7369, 8);
    }

    // For whom they are in force on the first day of 2000, by the list's own column of entries into force.
    private static final int CLIMATE = 179;
    private static final int CONTAINERS = 66;

    private int bound(String title) {
        return act.get(
                importer.subject(),
                () -> agreements.list(AgreementQuery.matching(title, MILLENNIUM), 0, 500).stream()
                        .filter(agreement -> agreement.title().equals(title))
                        .findFirst()
                        .orElseThrow()
                        .bound()
                        .size());
    }

    private Map<Standing, Long> standings() {
        List<AgreementSummary> all = new ArrayList<>();
        act.as(importer.subject(), () -> {
            List<AgreementSummary> page;
            do {
                page = agreements.list(AgreementQuery.of(workspace, MILLENNIUM), all.size(), Agreements.MOST_ROWS);
                all.addAll(page);
            } while (!page.isEmpty());
        });
        return all.stream()
                .map(agreement -> agreement.state().standing())
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }

    private Map<String, Long> counts(String sql) {
        String here = "(select id from workspace where public_id = '%s')".formatted(workspace);
        return fixture
                .sql()
                .sql(sql.formatted(here))
                .query((row, n) -> Map.entry(row.getString(1), row.getLong(2)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private Map<Integer, Reason> problems(ImportRun run) {
        return act
                .get(
                        importer.subject(),
                        () -> imports.report(ImportKind.AGREEMENT, run.id()).orElseThrow())
                .stream()
                .collect(Collectors.toMap(ImportProblem::line, ImportProblem::reason));
    }

    private static byte[] read(String name) throws IOException {
        Path list = LISTS.resolve(name);
        assumeThat(list).as("the list is not on this machine").exists();
        return Files.readAllBytes(list);
    }

    private ImportRun run(String name, byte[] file) {
        ConfidentialityLabel label = fixture.label("UNCLASSIFIED", "EST", "LVA");
        ImportRunId id =
                act.get(importer.subject(), () -> imports.start(ImportKind.AGREEMENT, workspace, label, name, file));
        ImportRun ended = await().atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofMillis(200))
                .until(
                        () -> act.get(importer.subject(), () -> imports.find(id).orElseThrow()),
                        run -> run.state() != ImportRun.State.RUNNING);
        assertThat(ended.state()).isEqualTo(ImportRun.State.FINISHED);
        assertThat(ended.done()).isEqualTo(ended.total());
        return ended;
    }
}
