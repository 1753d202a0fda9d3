package org.entente.exercise.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.BrowserlessUIContext;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.upload.Upload;
import java.util.List;
import java.util.Locale;
import org.entente.exercise.ExercisePlanId;
import org.entente.exercise.ExercisePlans;
import org.entente.exercise.planning.PlanSectionData;
import org.entente.exercise.planning.PlanSections;
import org.entente.exercise.planning.SectionKind;
import org.entente.label.Category;
import org.entente.label.ConfidentialityLabel;
import org.entente.label.LabelWords;
import org.entente.label.Labels;
import org.entente.label.TagType;
import org.entente.shared.WorkspaceId;
import org.entente.testing.Fixture;
import org.entente.testing.Fixture.Person;
import org.entente.testing.PageTest;
import org.entente.uikit.LabelPicker;
import org.entente.workspace.AdmissionRole;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** With which label a file about a plan begins: that of the plan and its sections together, or none. */
class PlanFilesTest extends PageTest {

    @Autowired
    private ExercisePlans plans;

    @Autowired
    private PlanSections sections;

    @Autowired
    private Labels labels;

    private Person american;
    private ExercisePlanId plan;

    @BeforeEach
    void found() {
        american = fixture.officer("USA", "SECRET");
        fixture.clear(american, labels.standing(american.nation()));
        WorkspaceId workspace = fixture.workspace("US-STYLE", "SECRET");
        fixture.admit(workspace, american, AdmissionRole.LEAD);
        plan = act.get(
                american.subject(),
                () -> plans.create(
                        workspace,
                        label("CONFIDENTIAL", TagType.PERMISSIVE, "Releasable To", "USA", "FRA"),
                        Fixture.plan("Plan of parts")));
    }

    @Test
    void fileBeginsWithTheLabelThatCoversThePlanAndItsSections() {
        section(label("SECRET", TagType.PERMISSIVE, "Releasable To", "USA", "FRA", "GBR"));

        BrowserlessUIContext window = adding();

        assertThat(labels.marking(window.find(LabelPicker.class).single().getValue())
                        .banner())
                .isEqualTo("SECRET//REL TO USA, FRA");
        assertThat(window.find(Upload.class).last().isEnabled()).isTrue();
    }

    @Test
    void whereNoLabelCoversAllNoneIsChosenForThePersonWhoIsToldWhyAndSendsNothingBeforeDeciding() {
        section(label("SECRET", TagType.RESTRICTIVE, "Foreign Release", "NOFORN"));

        BrowserlessUIContext window = adding();

        LabelPicker picker = window.find(LabelPicker.class).single();
        assertThat(picker.getValue()).isNull();
        assertThat(picker.getHelperText())
                .isEqualTo("No one label covers this and all its parts, so none is filled in: decide who may read it");
        assertThat(LabelWords.of("label.undecided", Locale.FRENCH, List.of())).startsWith("Aucune mention");
        assertThat(text(picker)).doesNotContain("FRA");
        assertThat(window.find(Upload.class).last().isEnabled()).isFalse();

        level(window).setValue("SECRET");

        assertThat(labels.marking(picker.getValue()).banner())
                .as("to nobody but one's own, unless the person says so")
                .isEqualTo("SECRET//REL TO USA");
        assertThat(window.find(Upload.class).last().isEnabled()).isTrue();
    }

    private BrowserlessUIContext adding() {
        BrowserlessUIContext window = open(american, ExerciseNavigation.plan(plan) + "?part=files");
        press(window, "Add files");
        return window;
    }

    private void section(ConfidentialityLabel label) {
        act.as(
                american.subject(),
                () -> sections.add(plan, new PlanSectionData(SectionKind.OBJECTIVES, "Aims", "To meet"), label));
    }

    private static ConfidentialityLabel label(String level, TagType type, String tag, String... values) {
        return new ConfidentialityLabel("US-STYLE", level, List.of(Category.of(type, tag, List.of(values))));
    }

    @SuppressWarnings("unchecked")
    private static RadioButtonGroup<String> level(BrowserlessUIContext window) {
        return window.find(RadioButtonGroup.class).last();
    }
}
