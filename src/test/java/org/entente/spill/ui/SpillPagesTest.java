package org.entente.spill.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.BrowserlessUIContext;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.textfield.TextArea;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.entente.access.Roles;
import org.entente.agreement.AgreementData;
import org.entente.agreement.AgreementId;
import org.entente.agreement.AgreementKind;
import org.entente.agreement.Agreements;
import org.entente.agreement.law.Delay;
import org.entente.agreement.law.EntryRule;
import org.entente.agreement.law.Party;
import org.entente.agreement.law.TermRule;
import org.entente.agreement.law.Terms;
import org.entente.agreement.law.WithdrawalRule;
import org.entente.audit.ObjectKind;
import org.entente.document.DocumentId;
import org.entente.document.Documents;
import org.entente.document.NewDocument;
import org.entente.exercise.ExercisePlanId;
import org.entente.exercise.ExercisePlans;
import org.entente.label.ConfidentialityLabel;
import org.entente.shared.NationCode;
import org.entente.shared.WorkspaceId;
import org.entente.spill.SpillId;
import org.entente.spill.Spills;
import org.entente.testing.Fixture;
import org.entente.testing.Fixture.Person;
import org.entente.testing.PageTest;
import org.entente.training.CourseData;
import org.entente.training.CourseId;
import org.entente.training.Courses;
import org.entente.training.Discipline;
import org.entente.uikit.LabelPicker;
import org.entente.workspace.AdmissionRole;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A reader who reports a plan, two of the nation whose plan it is, one who had it, one who had no part in it, and an auditor. */
class SpillPagesTest extends PageTest {

    @Autowired
    private ExercisePlans plans;

    @Autowired
    private Courses courses;

    @Autowired
    private Agreements agreements;

    @Autowired
    private Documents documents;

    @Autowired
    private Spills spills;

    private WorkspaceId workspace;
    private Person british;
    private Person second;
    private Person french;
    private Person polish;
    private Person auditor;
    private ExercisePlanId plan;
    private String page;

    @BeforeEach
    void found() {
        workspace = fixture.workspace("SECRET");
        british = fixture.officer("GBR", "SECRET");
        second = fixture.officer("GBR", "SECRET");
        french = fixture.officer("FRA", "SECRET");
        polish = fixture.officer("POL", "SECRET");
        auditor = fixture.official("NLD", Roles.AUDITOR);
        fixture.admit(workspace, british, AdmissionRole.LEAD);
        fixture.admit(workspace, second, AdmissionRole.CONTRIBUTOR);
        fixture.admit(workspace, french, AdmissionRole.READER);
        fixture.admit(workspace, polish, AdmissionRole.CONTRIBUTOR);
        plan = act.get(british.subject(), () -> plans.create(workspace, shared(), Fixture.plan("Plan that spilled")));
        page = "exercises/" + plan;
    }

    @Test
    void readerReportsItOnItsPageAndWhoHasItOpenIsTakenOffIt() {
        var open = open(british, page);
        var window = open(french, page);
        press(window, "Report a spill");
        press(window, "Freeze now");
        assertThat(window.find(TextArea.class)
                        .withLabel("What is wrong")
                        .single()
                        .isInvalid())
                .isTrue();
        assertThat(act.get(british.subject(), () -> plans.isThere(plan))).isTrue();
        window.test(window.find(TextArea.class).withLabel("What is wrong").single())
                .setValue("Names the convoy");
        press(window, "Freeze now");
        assertThat(title(window)).startsWith("Case ");
        assertThat(text(window.getUI()))
                .contains("Frozen")
                .contains("Names the convoy")
                .doesNotContain("Plan that spilled");
        eventually(open, () -> assertThat(text(open.getUI())).doesNotContain("Plan that spilled"));
        assertThat(title(open(british, page))).isEqualTo("Page not found");
    }

    @Test
    void auditorsAloneTakeTheCaseAlongAsEvidence() {
        SpillId spill = report(french);
        var window = open(auditor, "spills/" + spill);

        assertThat(text(window.getUI())).contains("Take evidence along");
        assertThat(text(open(british, "spills/" + spill).getUI())).doesNotContain("Take evidence along");
    }

    @Test
    void whoeverHadItByEntriesAloneThatNobodyVouchesForIsListedApartWithABadgeAndNotTold() {
        act.as(french.subject(), () -> plans.open(plan));
        fixture.slipIn(polish, "PLAN_OPENED", ObjectKind.EXERCISE_PLAN, plan.value());
        SpillId spill = report(french);
        var handling = open(british, "spills/" + spill);
        assertThat(text(handling.getUI())).contains("2 people of 2 nations", "One more is listed last");
        assertThat(badged(handling)).containsExactly(false, false, true);

        act.as(british.subject(), () -> spills.relabel(spill, fixture.label("CONFIDENTIAL", "GBR", "FRA")));
        var telling = open(british, "spills/" + spill);
        press(telling, "Tell those who had it");
        assertThat(telling.find(ConfirmDialog.class).single().getElement().getProperty("header"))
                .isEqualTo("Tell 2 people?");
        confirm(telling);
        var people = telling.test(telling.find(Grid.class).single());
        assertThat(people.getCellText(2, 6)).startsWith("Not told: only entries that did not come through");
        var auditing = open(auditor, "spills/" + spill);
        assertThat(text(auditing.getUI())).contains("One more is listed last");
        assertThat(badged(auditing)).containsExactly(false, false, true);
        assertThat(title(open(polish, "spills/" + spill))).isEqualTo("Page not found");
    }

    @Test
    void whoHasNoPartInItFindsNeitherCaseNorTrace() {
        SpillId spill = report(french);
        assertThat(title(open(polish, "spills/" + spill))).isEqualTo("Page not found");
        assertThat(text(open(polish, "spills").getUI())).doesNotContain(spill.number());
        assertThat(title(open(polish, "spills/nonsense"))).isEqualTo("Page not found");
        var reporting = open(french, "spills/" + spill);
        assertThat(buttons(reporting)).doesNotContain("Give the right label", "Release unchanged");
    }

    @Test
    void itIsRelabelledToldAndAnsweredOnThePageOfTheCase() {
        act.as(french.subject(), () -> plans.open(plan));
        SpillId spill = report(british);
        var handling = open(british, "spills/" + spill);
        assertThat(buttons(handling)).contains("Give the right label").doesNotContain("Release unchanged");
        assertThat(text(handling.getUI())).contains("2 people of 2 nations");
        press(handling, "Give the right label");
        handling.find(LabelPicker.class).single().setValue(fixture.label("CONFIDENTIAL", "GBR"));
        press(handling, "Give the right label");
        eventually(handling, () -> assertThat(buttons(handling)).contains("Tell those who had it"));
        press(handling, "Tell those who had it");
        confirm(handling);

        assertThat(text(open(french, "").getUI()))
                .contains("delete your copies")
                .doesNotContain("Plan that spilled");
        var told = open(french, "spills/" + spill);
        assertThat(text(told.getUI()))
                .contains("Exercise plan")
                .doesNotContain("Wrong nation")
                .doesNotContain("Plan that spilled");
        press(told, "I have no copy left");
        confirm(told);
        assertThat(buttons(told)).doesNotContain("I have no copy left");
        eventually(handling, () -> assertThat(text(handling.getUI())).contains("Close the case"));
        press(handling, "Close the case");
        confirm(handling);
        assertThat(text(handling.getUI())).contains("Nothing is left to do");
    }

    @Test
    void labelThatOpensIsAgreedToByTheOther() {
        SpillId spill = report(french);
        ConfidentialityLabel lateral = fixture.label("RESTRICTED", "GBR", "POL");
        var asking = open(british, "spills/" + spill);
        press(asking, "Give the right label");
        asking.find(LabelPicker.class).single().setValue(lateral);
        press(asking, "Give the right label");
        assertThat(buttons(asking)).doesNotContain("Agree to this label");
        var agreeing = open(second, "spills/" + spill);
        press(agreeing, "Agree to this label");
        confirm(agreeing);
        assertThat(act.get(polish.subject(), () -> plans.isThere(plan))).isTrue();
        assertThat(act.get(french.subject(), () -> plans.isThere(plan))).isFalse();
    }

    @Test
    void secondOfficerReleasesWhatWasRight() {
        SpillId spill = report(british);
        var window = open(second, "spills/" + spill);
        press(window, "Release unchanged");
        confirm(window);
        assertThat(act.get(french.subject(), () -> plans.isThere(plan))).isTrue();
        assertThat(window.find(Anchor.class).all()).extracting(Anchor::getHref).contains(page);
    }

    @Test
    void auditorFollowsItWithoutWhyAndWithoutContentFromTheAnswerToWhoHasSeenIt() {
        SpillId spill = report(french);
        var window = open(auditor, "spills/" + spill);
        assertThat(text(window.getUI()))
                .contains("Frozen")
                .doesNotContain("Wrong nation")
                .doesNotContain("Plan that spilled");
        assertThat(buttons(window)).doesNotContain("Give the right label", "Release unchanged");
        var asked = open(auditor, "audit/questions?ask=seen&object=" + plan);
        assertThat(asked.find(Anchor.class).all()).extracting(Anchor::getHref).contains("spills?object=" + plan);
        assertThat(text(open(auditor, "audit/questions?ask=could&object=" + plan)
                        .getUI()))
                .as("how a frozen label is written")
                .contains("FROZEN");
    }

    @Test
    void everyPageOfWhatHasALabelOffersTheReportToReaders() {
        CourseId course = act.get(
                british.subject(),
                () -> courses.create(
                        workspace,
                        shared(),
                        new CourseData(null, "Winter", Discipline.LAND, null, List.of("en"), 5, null, "")));
        NationCode gbr = new NationCode("GBR");
        AgreementId agreement = act.get(
                british.subject(),
                () -> agreements.create(
                        workspace,
                        shared(),
                        new AgreementData(
                                "Arrangement",
                                null,
                                AgreementKind.TECHNICAL_ARRANGEMENT,
                                false,
                                "",
                                null,
                                null,
                                LocalDate.of(2026, 1, 1),
                                null,
                                Terms.of(
                                        Set.of(Party.of(gbr), Party.of(french.nation())),
                                        new EntryRule.OnSignature(),
                                        Delay.NONE,
                                        new TermRule.Renewing(Delay.years(3), Delay.years(1), Delay.months(6)),
                                        new WithdrawalRule.AfterNotice(Delay.months(6), Delay.years(1))))));
        DocumentId document = act.get(british.subject(), () -> {
            try {
                return documents.store(
                        new NewDocument(workspace, shared(), "spilled.txt", null),
                        new ByteArrayInputStream(new byte[] {'x'}));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        for (String address :
                List.of(page, "training/courses/" + course, "agreements/" + agreement, "files/" + document)) {
            assertThat(buttons(open(french, address))).as(address).contains("Report a spill");
            assertThat(buttons(open(british, address))).as(address).contains("Report a spill");
        }
    }

    private ConfidentialityLabel shared() {
        return fixture.label("RESTRICTED", "GBR", "FRA");
    }

    private SpillId report(Person person) {
        return act.get(
                person.subject(),
                () -> spills.report(ObjectKind.EXERCISE_PLAN, plan.value(), shared(), "Wrong nation"));
    }

    private static List<Boolean> badged(BrowserlessUIContext window) {
        var people = window.test(window.find(Grid.class).single());
        return IntStream.range(0, people.size())
                .mapToObj(row -> text(people.getCellComponent(row, 0)).contains("Not through the portal"))
                .toList();
    }

    private static List<String> buttons(BrowserlessUIContext window) {
        return window.find(Button.class).all().stream().map(Button::getText).toList();
    }
}
