package org.entente.agreement.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.BrowserlessUIContext;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.NativeTable;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.entente.agreement.Agreement;
import org.entente.agreement.AgreementData;
import org.entente.agreement.AgreementId;
import org.entente.agreement.AgreementKind;
import org.entente.agreement.Agreements;
import org.entente.agreement.law.Act;
import org.entente.agreement.law.ActKind;
import org.entente.agreement.law.Delay;
import org.entente.agreement.law.EntryRule;
import org.entente.agreement.law.Party;
import org.entente.agreement.law.TermRule;
import org.entente.agreement.law.Terms;
import org.entente.agreement.law.WithdrawalRule;
import org.entente.shared.WorkspaceId;
import org.entente.testing.Fixture.Person;
import org.entente.testing.PageTest;
import org.entente.uikit.ConflictNotice;
import org.entente.workspace.AdmissionRole;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What people see of agreements, and what they do not. */
class AgreementPagesTest extends PageTest {

    @Autowired
    private Agreements agreements;

    private Person british;
    private Person polish;
    private WorkspaceId workspace;

    @BeforeEach
    void found() {
        british = fixture.officer("GBR", "SECRET");
        polish = fixture.officer("POL", "SECRET");
        workspace = fixture.workspace("CONFIDENTIAL");
        fixture.admit(workspace, british, AdmissionRole.LEAD);
        fixture.admit(workspace, polish, AdmissionRole.CONTRIBUTOR);
    }

    @Test
    void agreementThatIsNotReleasedLooksAbsent() {
        AgreementId id = register("Not for everybody", "GBR");

        BrowserlessUIContext window = open(polish, AgreementNavigation.agreement(id));

        assertThat(text(window.getUI())).doesNotContain("Not for everybody");
        assertThat(title(window)).isEqualTo(title(open(polish, "agreements/00000000-0000-4000-8000-000000000000")));
    }

    @Test
    void pageTellsTheStatusAndItsReasonInWords() {
        AgreementId id = register("Seven and five", "GBR", "POL");
        act.as(british.subject(), () -> {
            agreements.record(id, act(ActKind.RATIFICATION, "FRA", LocalDate.of(1949, 8, 24)), "");
            agreements.record(id, act(ActKind.RATIFICATION, "GBR", LocalDate.of(1949, 6, 7)), "");
        });

        BrowserlessUIContext window = open(polish, AgreementNavigation.agreement(id));

        assertThat(title(window)).isEqualTo("Seven and five");
        assertThat(text(window.getUI()))
                .contains(
                        "In force since 24 August 1949: the instruments of all two named signatories were deposited (article 11)",
                        "A party is out 1 year after its notice, which counts once the agreement has been in force for 20 years");
    }

    @Test
    void whatIsNotBindingIsInEffectAndNeverInForce() {
        AgreementId id = register("Of good will", false, "GBR", "POL");
        act.as(british.subject(), () -> {
            agreements.record(id, act(ActKind.APPROVAL, "FRA", LocalDate.of(1949, 8, 24)), "");
            agreements.record(id, act(ActKind.APPROVAL, "GBR", LocalDate.of(1949, 6, 7)), "");
        });

        BrowserlessUIContext window = open(polish, AgreementNavigation.agreement(id));
        isInEffect(window.find(AgreementOverview.class).single());
        BrowserlessUIContext life = open(polish, AgreementNavigation.agreement(id) + "?part=timeline");
        isInEffect(life.find(Timeline.class).single());
        BrowserlessUIContext participants = open(polish, AgreementNavigation.agreement(id) + "?part=participants");
        assertThat(rows(participants.find(NativeTable.class).single())).allMatch(row -> row.contains("Takes part"));
    }

    @Test
    void participantsStandInTheTableOfDepositaries() {
        AgreementId id = register("With a table", "GBR", "POL");
        act.as(british.subject(), () -> {
            agreements.record(id, act(ActKind.SIGNATURE, "GBR", LocalDate.of(1949, 4, 4)), "");
            agreements.record(id, act(ActKind.RATIFICATION, "GBR", LocalDate.of(1949, 6, 7)), "");
            agreements.record(id, act(ActKind.APPROVAL, "FRA", LocalDate.of(1949, 8, 24)), "");
            agreements.record(id, act(ActKind.ACCESSION, "GRC", LocalDate.of(1952, 2, 18)), "");
            agreements.record(id, act(ActKind.WITHDRAWAL_NOTICE, "GRC", LocalDate.of(1975, 1, 1)), "");
        });

        BrowserlessUIContext window = open(polish, AgreementNavigation.agreement(id) + "?part=participants");

        NativeTable table = window.find(NativeTable.class).single();
        assertThat(rows(table))
                .containsExactly(
                        "FRA France 24 Aug 1949\u00a0AA 24 Aug 1949 Party",
                        "GRC [Greece] 18 Feb 1952\u00a0a 18 Feb 1952 to 1 Jan 1976 Withdrawn Notice of withdrawal or denunciation, 1 Jan 1975",
                        "GBR United Kingdom 4 Apr 1949 7 Jun 1949 24 Aug 1949 Party");
    }

    @Test
    void whatOneRecordsIsOnTheOthersPageAtOnce() {
        AgreementId id = register("Recorded live", "GBR", "POL");
        BrowserlessUIContext window = open(polish, AgreementNavigation.agreement(id) + "?part=timeline");

        act.as(
                british.subject(),
                () -> agreements.record(id, act(ActKind.RATIFICATION, "GBR", LocalDate.of(1949, 6, 7)), ""));

        eventually(window, () -> assertThat(text(window.getUI())).contains("7 Jun 1949"));
    }

    @Test
    void registerAndNationsShowWhatTheReaderMayRead() {
        AgreementId id = register("In the register", "GBR", "POL");
        act.as(british.subject(), () -> {
            agreements.record(id, act(ActKind.RATIFICATION, "FRA", LocalDate.of(1949, 8, 24)), "");
            agreements.record(id, act(ActKind.RATIFICATION, "GBR", LocalDate.of(1949, 6, 7)), "");
        });

        BrowserlessUIContext nations = open(polish, "agreements?part=nations");
        assertThat(text(nations.find(NativeTable.class).single())).contains("GBR", "FRA");
        Person outsider = fixture.officer("USA", "SECRET");
        BrowserlessUIContext empty = open(outsider, "agreements?part=nations");
        assertThat(empty.find(NativeTable.class).all()).isEmpty();
        assertThat(title(open(polish, "agreements"))).isEqualTo("Agreements");
        assertThat(title(open(polish, "agreements?part=deadlines"))).isEqualTo("Agreements");
    }

    private static void isInEffect(Component shown) {
        assertThat(text(shown))
                .contains("In effect In effect since 24 August 1949: the instruments of all two named signatories")
                .doesNotContain("In force", "in force", "into force");
    }

    @Test
    void changesOfTwoPeopleAreBroughtTogetherInTheFormAndRulesStayWhole() {
        AgreementId id = register("Edited by two", "GBR", "POL");
        BrowserlessUIContext editing = open(british, AgreementNavigation.agreement(id));
        press(editing, "Edit");
        type(editing, "Short title", "EBT");
        type(editing, "Done at", "Warsaw");
        act.as(polish.subject(), () -> {
            Agreement before = agreements.open(id).orElseThrow();
            AgreementData data = before.data();
            Terms terms = data.terms();
            agreements.change(
                    id,
                    before.version(),
                    new AgreementData(
                            data.title(),
                            null,
                            data.kind(),
                            data.binding(),
                            data.subject(),
                            null,
                            "Kraków",
                            data.doneOn(),
                            null,
                            new Terms(
                                    terms.negotiating(),
                                    new EntryRule.OnSignature(),
                                    terms.later(),
                                    terms.term(),
                                    terms.withdrawal(),
                                    "article 12",
                                    "",
                                    "article 13")));
        });

        editing.activate();
        press(editing, "Save");
        assertThat(text(editing.find(ConflictNotice.class).single()))
                .contains(polish.name() + " changed this", "in the form: Entry into force.")
                .contains("You both changed: Done at.", "Done at: Kraków");
        press(editing, "Save");

        act.as(british.subject(), () -> {
            AgreementData saved = agreements.open(id).orElseThrow().data();
            assertThat(saved.shortTitle()).isEqualTo("EBT");
            assertThat(saved.place()).isEqualTo("Warsaw");
            assertThat(saved.terms().entry()).isEqualTo(new EntryRule.OnSignature());
            assertThat(saved.terms().entryArticle()).isEqualTo("article 12");
        });
    }

    private static List<String> rows(NativeTable table) {
        return table.getBody().getChildren().map(AgreementPagesTest::row).toList();
    }

    private static String row(Component row) {
        return text(row).strip();
    }

    private AgreementId register(String title, String... nations) {
        return register(title, true, nations);
    }

    private AgreementId register(String title, boolean binding, String... nations) {
        return act.get(
                british.subject(),
                () -> agreements.create(
                        workspace,
                        fixture.label("UNCLASSIFIED", nations),
                        new AgreementData(
                                title,
                                null,
                                binding ? AgreementKind.TREATY : AgreementKind.MEMORANDUM_OF_UNDERSTANDING,
                                binding,
                                "",
                                null,
                                null,
                                LocalDate.of(1949, 4, 4),
                                null,
                                new Terms(
                                        Set.of(),
                                        new EntryRule.AfterConsentOf(
                                                Set.of(new Party("FRA"), new Party("GBR")), Delay.NONE),
                                        Delay.NONE,
                                        new TermRule.Indefinite(),
                                        new WithdrawalRule.AfterNotice(Delay.years(1), Delay.years(20)),
                                        "article 11",
                                        "",
                                        "article 13"))));
    }

    private static Act act(ActKind kind, String party, LocalDate on) {
        return Act.of(kind, new Party(party), on);
    }
}
