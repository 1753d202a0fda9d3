package org.entente.member.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.BrowserlessUIContext;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import java.util.List;
import java.util.Locale;
import org.entente.label.Labels;
import org.entente.label.policy.SecurityPolicy;
import org.entente.testing.Fixture.Person;
import org.entente.testing.PageTest;
import org.entente.uikit.MarkingChip;
import org.entente.uikit.ScreenMarking;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Markings in the language of whoever reads them, while the portal speaks its own. */
class MarkingLanguageTest extends PageTest {

    @Autowired
    private Labels labels;

    @Test
    void whoChoosesALanguageReadsMarkingsInItFromThenOnAndNobodyElseDoes() {
        Person french = fixture.officer("FRA", "SECRET");
        Person british = fixture.officer("GBR", "SECRET");
        assertThat(marked(open(french, ""))).isEqualTo("ENTENTE CONFIDENTIAL Releasable to FRA (C)");

        BrowserlessUIContext settings = open(french, "settings");
        choice(settings).setValue("fr");

        assertThat(marked(settings)).isEqualTo("ENTENTE CONFIDENTIEL Communicable à FRA (CD)");
        assertThat(marked(open(french, ""))).isEqualTo("ENTENTE CONFIDENTIEL Communicable à FRA (CD)");
        assertThat(marked(open(british, ""))).isEqualTo("ENTENTE CONFIDENTIAL Releasable to FRA (C)");
        assertThat(title(open(french, "settings"))).as("the portal’s own words").isEqualTo("My settings");

        choice(open(french, "settings")).setValue("");
        assertThat(marked(open(french, ""))).isEqualTo("ENTENTE CONFIDENTIAL Releasable to FRA (C)");
    }

    @Test
    void languagesOfPoliciesAreOfferedByTheirOwnNames() {
        RadioButtonGroup<String> choice = choice(open(fixture.officer("FRA", "SECRET"), "settings"));
        List<String> offered = choice.getListDataView().getItems().toList();
        assertThat(offered).startsWith("", "en").contains("fr");
        assertThat(choice.getItemLabelGenerator().apply("")).isEqualTo("As my browser");
        assertThat(choice.getItemLabelGenerator().apply("fr")).isEqualTo("Français");
    }

    @Test
    void policyIsReadInTheFirstOfTheBrowsersLanguagesThatItSpeaks() {
        SecurityPolicy policy = labels.policy().policy();
        assertThat(policy.languages()).containsExactly(Locale.ENGLISH, Locale.FRENCH);
        assertThat(policy.language(List.of(Locale.GERMAN, Locale.CANADA_FRENCH, Locale.ENGLISH)))
                .isEqualTo(Locale.CANADA_FRENCH);
        assertThat(policy.language(List.of(Locale.UK, Locale.FRENCH))).isEqualTo(Locale.UK);
        assertThat(policy.language(List.of(Locale.GERMAN))).isEqualTo(Locale.ENGLISH);
        assertThat(labels.marking(fixture.label("SECRET", "FRA"), List.of(Locale.CANADA_FRENCH))
                        .banner())
                .isEqualTo("ENTENTE SECRET Communicable à FRA");
    }

    @SuppressWarnings("unchecked")
    private static RadioButtonGroup<String> choice(BrowserlessUIContext window) {
        return window.find(RadioButtonGroup.class)
                .withLabel("Language of markings")
                .single();
    }

    private String marked(BrowserlessUIContext window) {
        window.activate();
        Div view = new Div();
        window.getUI().add(view);
        ScreenMarking.show(view, List.of(fixture.label("CONFIDENTIAL", "FRA")));
        String banner = window.find(Div.class).withClassName("marking-banner-top").all().stream()
                .map(PageTest::text)
                .findFirst()
                .orElseThrow();
        String chip = new MarkingChip(fixture.label("CONFIDENTIAL", "FRA")).getText();
        view.removeFromParent();
        return banner + " " + chip;
    }
}
