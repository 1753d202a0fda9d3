package org.entente.review.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vaadin.browserless.BrowserlessUIContext;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridTester;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.entente.access.Roles;
import org.entente.audit.proof.LogInspections;
import org.entente.audit.proof.LogStanding;
import org.entente.audit.proof.SealedLog;
import org.entente.audit.proof.Witness;
import org.entente.audit.proof.Witnesses;
import org.entente.audit.sealing.TestKeys;
import org.entente.nation.Nation;
import org.entente.shared.NationCode;
import org.entente.testing.Fixture.Person;
import org.entente.testing.PageTest;
import org.entente.watching.Alert;
import org.entente.watching.Alerts;
import org.entente.watching.WatchRule;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The sealed log on its pages: for auditors, for administrators who name witnesses, and for a nation's own evidence. */
class SealedLogPagesTest extends PageTest {

    @Autowired
    private SealedLog sealed;

    @Autowired
    private Witnesses witnesses;

    @Autowired
    private LogInspections inspections;

    @Autowired
    private Alerts alerts;

    private Person administrator;
    private NationCode nation;

    @BeforeEach
    void found() {
        administrator = fixture.official("GBR", Roles.ADMINISTRATOR);
        nation = fixture.newNation();
        await().until(() -> standing().size() > 0);
    }

    @Test
    void auditorHasTheWholeLogChecked() {
        BrowserlessUIContext window = open(fixture.official("NLD", Roles.AUDITOR), "audit/log");
        assertThat(text(window.find(LogFacts.class).single()))
                .contains(standing().key());

        press(window, "Check the whole log");

        eventually(
                window,
                () -> assertThat(text(window.find(LogCheckPanel.class).single()))
                        .contains("entries are as they were sealed"));
    }

    @Test
    void checkpointThatThisLogDoesNotContinueIsCalledOut() {
        BrowserlessUIContext window = open(fixture.official("NLD", Roles.AUDITOR), "audit/log");
        TextArea kept = window.find(TextArea.class).withLabel("Checkpoint").single();
        kept.setValue(standing().name() + "\n900000000\n" + Base64.getEncoder().encodeToString(new byte[32]) + "\n\n— "
                + standing().name() + " AAAAAAAA\n");

        press(window, "Check the whole log");

        eventually(
                window,
                () -> assertThat(text(window.find(LogCheckPanel.class).single()))
                        .contains("The log is not whole"));
    }

    @Test
    void whatACheckFindsIsAnAlertForAllAuditorsAndNotWhatNobodyCanReadOrACheckThatEndedEarly() {
        Person checker = fixture.official("NLD", Roles.AUDITOR);
        Person other = fixture.official("FRA", Roles.AUDITOR);
        String ahead = standing().name() + "\n900000000\n" + Base64.getEncoder().encodeToString(new byte[32]) + "\n\n— "
                + standing().name() + " AAAAAAAA\n";
        damages(other).forEach(alert -> act.as(other.subject(), () -> alerts.acknowledge(alert.id(), "Of a test")));

        act.as(checker.subject(), () -> {
            assertThat(inspections.check("no note", checked -> true).findings()).isNotEmpty();
            inspections.check(ahead, checked -> false);
        });
        assertThat(damages(other)).isEmpty();

        int findings = act.get(
                checker.subject(),
                () -> inspections.check(ahead, checked -> true).findings().size());
        assertThat(damages(other)).singleElement().satisfies(alert -> {
            assertThat(alert.times()).isEqualTo(findings);
            assertThat(alert.member()).isNull();
            assertThat(AlertWords.why(alert)).contains("check of the whole log", "not as it was sealed");
        });
        act.as(checker.subject(), () -> inspections.check(ahead, checked -> true));
        assertThat(damages(other)).as("found again").hasSize(1);

        act.as(
                checker.subject(),
                () -> alerts.acknowledge(damages(checker).getFirst().id(), "A test of the check"));
        assertThat(damages(other)).isEmpty();
    }

    private List<Alert> damages(Person auditor) {
        return act.get(auditor.subject(), () -> alerts.list(0, 500)).stream()
                .filter(alert -> alert.rule() == WatchRule.LOG_DAMAGED && alert.isOpen())
                .toList();
    }

    @Test
    void auditorSeesWhichSystemDoesNotAnswer() {
        fixture.sql()
                .sql(
                        "insert into audit_stream (name, next, failing_since) values ('syslog', 0, now()) on conflict (name) do update set failing_since = now()")
                .update();
        try {
            BrowserlessUIContext window = open(fixture.official("NLD", Roles.AUDITOR), "audit/log");
            assertThat(text(window.find(StreamFacts.class).single())).contains("Syslog", "Does not answer", "waiting");
        } finally {
            fixture.sql().sql("delete from audit_stream").update();
        }
    }

    @Test
    void administratorAddsAWitnessAndHasItCountNoMore() throws Exception {
        BrowserlessUIContext window = open(administrator, "administration/witnesses");
        String key = TestKeys.witness("witness-" + UUID.randomUUID());

        press(window, "Add witness");
        choose(window);
        field(window).setValue("no key");
        press(window, "Add witness");
        assertThat(field(window).getErrorMessage()).contains("not the public key of a witness");

        field(window).setValue(key);
        press(window, "Add witness");
        assertThat(notices(window)).anyMatch(notice -> notice.contains(nation.value() + " can witness"));
        assertThat(mine(window)).isEqualTo(1);
        assertThat(act.get(administrator.subject(), () -> witnesses.list()))
                .extracting(Witness::key)
                .contains(key);

        window.test(removal(window)).click();
        confirm(window);
        assertThat(mine(window)).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "administration/witnesses, auditor",
        "administration/witnesses, liaison-officer",
        "administration/witnesses, nation-administrator",
        "audit/log, administrator",
        "audit/log, nation-administrator",
        "audit/log, liaison-officer",
        "administration/evidence, administrator",
        "administration/evidence, auditor",
        "administration/evidence, liaison-officer"
    })
    void pageIsNotThereForOthers(String address, String role) {
        assertThat(title(open(fixture.official("GBR", role), address))).isEqualTo("Page not found");
    }

    @Test
    void nationAdministratorIsOfferedTheEvidenceOfTheOwnPeople() {
        BrowserlessUIContext window =
                open(fixture.official(nation.value(), Roles.NATION_ADMINISTRATOR), "administration/evidence");

        assertThat(text(window.find(EvidenceForm.class).single())).contains("Take evidence along");
    }

    @SuppressWarnings("unchecked")
    private Button removal(BrowserlessUIContext window) {
        Grid<Witness> grid = window.find(Grid.class).single();
        List<NationCode> codes =
                grid.getListDataView().getItems().map(Witness::nation).toList();
        GridTester<Grid<Witness>, Witness> tester = window.test(grid);
        return (Button) tester.getCellComponent(codes.indexOf(nation), 4);
    }

    private LogStanding standing() {
        return act.get(administrator.subject(), () -> sealed.standing());
    }

    @SuppressWarnings("unchecked")
    private void choose(BrowserlessUIContext window) {
        ComboBox<Nation> nations =
                window.find(ComboBox.class).withLabel("Nation").single();
        nations.setValue(nations.getListDataView()
                .getItems()
                .filter(one -> one.code().equals(nation))
                .findFirst()
                .orElseThrow());
    }

    private static TextArea field(BrowserlessUIContext window) {
        return window.find(TextArea.class).withLabel("Public key").single();
    }

    @SuppressWarnings("unchecked")
    private long mine(BrowserlessUIContext window) {
        Grid<Witness> grid = window.find(Grid.class).single();
        return grid.getListDataView()
                .getItems()
                .filter(witness -> witness.nation().equals(nation))
                .count();
    }
}
