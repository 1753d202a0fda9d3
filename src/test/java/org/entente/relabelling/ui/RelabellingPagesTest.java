package org.entente.relabelling.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.BrowserlessUIContext;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.List;
import org.entente.audit.ObjectKind;
import org.entente.exercise.ExercisePlanId;
import org.entente.exercise.ExercisePlans;
import org.entente.label.ConfidentialityLabel;
import org.entente.shared.WorkspaceId;
import org.entente.testing.Fixture;
import org.entente.testing.Fixture.Person;
import org.entente.testing.PageTest;
import org.entente.uikit.LabelPicker;
import org.entente.workspace.AdmissionRole;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Two of a nation at the same plan, one who asks for another label and one who agrees; and one of another nation. */
class RelabellingPagesTest extends PageTest {

    @Autowired
    private ExercisePlans plans;

    private WorkspaceId workspace;
    private Person asker;
    private Person second;
    private Person french;
    private Person polish;
    private ExercisePlanId plan;
    private String page;

    @BeforeEach
    void found() {
        workspace = fixture.workspace("SECRET");
        asker = fixture.officer("GBR", "SECRET");
        second = fixture.officer("GBR", "SECRET");
        french = fixture.officer("FRA", "SECRET");
        polish = fixture.officer("POL", "SECRET");
        for (Person person : List.of(asker, second, french, polish)) {
            fixture.admit(workspace, person, AdmissionRole.CONTRIBUTOR);
        }
        plan = act.get(
                asker.subject(),
                () -> plans.create(
                        workspace, fixture.label("RESTRICTED", "GBR", "FRA"), Fixture.plan("Two at a label")));
        page = "exercises/" + plan;
    }

    @Test
    void anotherNationFindsNoWayToChangeTheLabelAndNoTraceOfARequest() {
        var reading = open(french, page);
        ask(open(asker, page));
        assertThat(buttons(reading)).doesNotContain("Change label");
        var again = open(french, page);
        assertThat(text(again.getUI())).doesNotContain("second person").doesNotContain("Because of the conference");
        assertThat(text(open(french, "").getUI())).doesNotContain("Label changes that wait for you");
    }

    @Test
    void sheetTellsWhatItWillDoBeforeItIsDone() {
        var window = open(asker, page);
        press(window, "Change label");
        assertThat(outlook(window)).contains("Choose the label that it is to have");

        choose(window, fixture.label("SECRET", "GBR", "FRA"));
        assertThat(outlook(window)).contains("This takes effect at once");
        choose(window, fixture.label("RESTRICTED", "GBR", "FRA", "POL"));
        assertThat(outlook(window))
                .contains("This opens it to more readers")
                .contains("Asked is any one of: " + second.name());
        press(window, "Ask for agreement");
        assertThat(window.find(TextArea.class).withLabel("Reason").single().isInvalid())
                .isTrue();
        fixture.state(second, "SUSPENDED");
        choose(window, fixture.label("UNCLASSIFIED", "GBR", "FRA"));
        assertThat(outlook(window)).contains("Ask an administrator to admit a second officer of your nation");
    }

    @Test
    void oneAsksAnotherAgreesOnTheOpenPage() {
        var following = open(second, page);
        var reading = open(asker, page);
        ask(reading);
        eventually(
                reading, () -> assertThat(buttons(reading)).contains("Withdraw").doesNotContain("Agree"));
        assertThat(text(open(second, "").getUI())).contains("Label changes that wait for you");
        eventually(following, () -> assertThat(text(following.getUI())).contains("Because of the conference"));
        press(following, "Agree");
        confirm(following);
        eventually(reading, () -> assertThat(text(reading.getUI())).doesNotContain("waits for a second person"));
        assertThat(title(open(polish, page))).isEqualTo("Two at a label");
        assertThat(text(open(second, "").getUI())).doesNotContain("Label changes that wait for you");
    }

    @Test
    void whoRaisesAboveOnesOwnSightIsTakenOffThePage() {
        Person low = fixture.officer("GBR", "RESTRICTED");
        fixture.admit(workspace, low, AdmissionRole.CONTRIBUTOR);
        var window = open(low, page);
        press(window, "Change label");
        choose(window, fixture.label("SECRET", "GBR", "FRA"));
        window.test(window.find(Button.class)
                        .withCondition(button -> button.getText().equals("Change label"))
                        .last())
                .click();
        eventually(window, () -> assertThat(notices(window)).contains("This plan is no longer there for you."));
        assertThat(text(window.getUI())).doesNotContain("Two at a label");
        assertThat(relabel.refusal(
                        low, ObjectKind.EXERCISE_PLAN, plan.value(), fixture.label("RESTRICTED", "GBR", "FRA")))
                .hasToString("NOT_THERE");
    }

    private void ask(BrowserlessUIContext window) {
        press(window, "Change label");
        choose(window, fixture.label("RESTRICTED", "GBR", "FRA", "POL"));
        window.test(window.find(TextArea.class).withLabel("Reason").single()).setValue("Because of the conference");
        press(window, "Ask for agreement");
    }

    private static String outlook(BrowserlessUIContext window) {
        return text(window.find(Div.class)
                .withCondition(one -> one.hasClassName("relabel-outlook"))
                .single());
    }

    private static void choose(BrowserlessUIContext window, ConfidentialityLabel label) {
        window.find(LabelPicker.class).single().setValue(label);
    }

    private static List<String> buttons(BrowserlessUIContext window) {
        return window.find(Button.class).all().stream().map(Button::getText).toList();
    }
}
