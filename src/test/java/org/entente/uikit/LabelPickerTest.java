package org.entente.uikit;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.BrowserlessUIContext;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.data.provider.Query;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.entente.label.CoalitionPolicy;
import org.entente.label.ConfidentialityLabel;
import org.entente.label.Labels;
import org.entente.shared.NationCode;
import org.entente.shared.WorkspaceId;
import org.entente.testing.Fixture.Person;
import org.entente.testing.PageTest;
import org.entente.workspace.AdmissionRole;
import org.entente.workspace.LabelGrounds;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The field in which a label is chosen, under each policy that the portal brings along. */
class LabelPickerTest extends PageTest {

    @Autowired
    private LabelGrounds grounds;

    @Autowired
    private Labels labels;

    private WorkspaceId workspace;
    private BrowserlessUIContext window;

    @BeforeEach
    void found() {
        workspace = fixture.workspace("SECRET");
        window = open(officer("EST"), "");
    }

    @Test
    void nothingIsChosenBeforeALevelIsAndNoLevelIsAboveTheCeiling() {
        LabelPicker picker = picker(officer("GBR"), "ENTENTE", "CONFIDENTIAL");

        assertThat(levels(picker)).containsExactly("UNCLASSIFIED", "RESTRICTED", "CONFIDENTIAL");
        assertThat(picker.getValue()).isNull();
        assertThat(picker.chosen()).isEmpty();
        assertThat(picker.isInvalid()).isTrue();
        assertThat(picker.getErrorMessage()).isEqualTo("Choose a level");
    }

    @Test
    void oneTouchReleasesToAllWhoAreHere() {
        Person british = officer("GBR");
        fixture.admit(workspace, officer("FRA"), AdmissionRole.READER);
        LabelPicker picker = picker(british);

        level(picker).setValue("RESTRICTED");

        assertThat(picker.chosen())
                .get()
                .extracting(labels::marking)
                .extracting(marking -> marking.banner())
                .isEqualTo("ENTENTE RESTRICTED Releasable to FRA, GBR");
        assertThat(picker.isInvalid()).isFalse();
        press(window, "Only us");
        assertThat(released(picker)).containsExactly("GBR");
        press(window, "All nations here");
        assertThat(released(picker)).containsExactly("FRA", "GBR");
    }

    @Test
    void ownNationCannotBeLeftOut() {
        LabelPicker picker = picker(officer("GBR"), "ENTENTE", "SECRET");
        level(picker).setValue("SECRET");

        nations(picker).setValue(Set.of("FRA"));
        assertThat(released(picker)).containsExactly("FRA", "GBR");
        nations(picker).setValue(Set.of());
        assertThat(released(picker)).containsExactly("GBR");
    }

    @Test
    void whatALevelExcludesIsNotOfferedAtItAndLeftOutAloud() {
        LabelPicker picker = picker(officer("GBR"), "ENTENTE", "SECRET");
        level(picker).setValue("RESTRICTED");
        assertThat(offered(boxes(picker, "Caveat"))).containsExactly("EXERCISE CONTROL");
        level(picker).setValue("SECRET");
        assertThat(offered(boxes(picker, "Caveat"))).containsExactly("EXERCISE CONTROL", "CRYPTO");

        boxes(picker, "Caveat").setValue(Set.of("CRYPTO"));
        assertThat(value(picker).values("Caveat")).containsExactly("CRYPTO");
        level(picker).setValue("UNCLASSIFIED");

        assertThat(value(picker).values("Caveat")).isEmpty();
        assertThat(text(picker)).contains("Left out at UNCLASSIFIED: CRYPTO");
        level(picker).setValue("SECRET");
        assertThat(value(picker).values("Caveat")).as("what was wanted before").containsExactly("CRYPTO");
    }

    @Test
    void whatLeavesNoChoiceIsAddedByItself() {
        LabelPicker picker = picker(officer("GBR"), "US-STYLE", "TOP SECRET");
        assertThat(levels(picker)).containsExactly("UNCLASSIFIED", "CONFIDENTIAL", "SECRET", "TOP SECRET");

        level(picker).setValue("SECRET");

        assertThat(labels.marking(value(picker)).banner()).isEqualTo("SECRET//REL TO USA, GBR");
        assertThat(boxes(picker, "Foreign Release").isVisible())
                .as("a nation is not offered what it could not read itself")
                .isFalse();
        nations(picker).setValue(Set.of("GBR", "FRA"));
        assertThat(released(picker)).containsExactly("FRA", "GBR", "USA");
    }

    @Test
    void whatDoesNotGoTogetherIsOfferedOneWithoutTheOther() {
        LabelPicker picker = picker(officer("USA"), "US-STYLE", "TOP SECRET");
        level(picker).setValue("SECRET");
        assertThat(released(picker)).containsExactly("USA");
        assertThat(offered(boxes(picker, "Foreign Release"))).isEmpty();
        assertThat(text(picker)).contains("NOFORN may not stand beside USA");

        nations(picker).setValue(Set.of());
        assertThat(picker.getValue()).as("neither one nor the other").isNull();
        assertThat(text(picker)).contains("SECRET needs NOFORN, USA beside it");
        boxes(picker, "Foreign Release").setValue(Set.of("NOFORN"));

        assertThat(labels.marking(value(picker)).banner()).isEqualTo("SECRET//NOFORN");
        assertThat(window.find(MultiSelectComboBox.class, picker).all()).isEmpty();
        assertThat(text(picker)).doesNotContain("REL TO");
    }

    @Test
    void recipientsAreAskedForWhereverSharingHasAnEnd() {
        LabelPicker picker = picker(officer("GBR"), "TLP", "TLP:RED");
        level(picker).setValue("TLP:CLEAR");
        assertThat(value(picker).categories()).isEmpty();
        level(picker).setValue("TLP:AMBER+STRICT");
        assertThat(released(picker)).containsExactly("GBR");
    }

    @Test
    void nationsThatTakePartStandBeforeTheRestOfTheWorld() {
        Person british = officer("GBR");
        fixture.nation("POL");
        fixture.admit(workspace, officer("FRA"), AdmissionRole.READER);
        LabelPicker picker = picker(british);
        level(picker).setValue("SECRET");

        List<String> offered = offered(nations(picker));

        assertThat(offered).startsWith("FRA", "GBR").contains("POL", "TUV");
        assertThat(offered.indexOf("POL")).isLessThan(offered.indexOf("ABW"));
        assertThat(nations(picker).getItemLabelGenerator().apply("POL")).isEqualTo("POL Poland");
    }

    @Test
    void labelThatIsShownAndNotTouchedStaysTheSame() {
        LabelPicker picker = picker(officer("GBR"), "ENTENTE", "RESTRICTED");
        ConfidentialityLabel above = labels.label(labels.intern(fixture.label("SECRET", "GBR", "FRA")));
        picker.setValue(above);
        assertThat(picker.getValue()).isSameAs(above);

        ConfidentialityLabel label = labels.label(labels.intern(fixture.label("RESTRICTED", "GBR", "FRA")));
        picker.setValue(label);
        nations(picker).setValue(Set.of("GBR"));
        nations(picker).setValue(Set.of("GBR", "FRA"));
        assertThat(picker.getValue()).isSameAs(label);
    }

    @Test
    void readersAreToldWithoutBetrayingAnybodyOfAnotherNation() {
        Person british = officer("GBR", CoalitionPolicy.EXERCISE_CONTROL);
        Person without = officer("GBR");
        Person french = officer("FRA", CoalitionPolicy.EXERCISE_CONTROL);
        for (Person person : List.of(without, french, officer("POL"))) {
            fixture.admit(workspace, person, AdmissionRole.READER);
        }
        LabelPicker picker = picker(british);
        level(picker).setValue("SECRET");
        nations(picker).setValue(new TreeSet<>(List.of("GBR", "FRA")));
        boxes(picker, "Caveat").setValue(Set.of(CoalitionPolicy.EXERCISE_CONTROL));

        String told = text(picker);
        assertThat(told)
                .contains("Can read FRA GBR: " + british.name())
                .contains("POL Not releasable to Poland")
                .contains(without.name() + " Needs EXERCISE CONTROL")
                .doesNotContain(french.name());

        fixture.clear(
                french,
                labels.clearances(
                        labels.intern(labels.policy().clearance("UNCLASSIFIED", new NationCode("FRA"), List.of()))));
        level(picker).setValue("CONFIDENTIAL");
        level(picker).setValue("SECRET");
        assertThat(text(picker)).isEqualTo(told);
    }

    private Person officer(String nation, String... caveats) {
        return fixture.officer(nation, "SECRET", caveats);
    }

    private LabelPicker picker(Person person, String policy, String ceiling) {
        workspace = fixture.workspace(policy, ceiling);
        return picker(person);
    }

    private LabelPicker picker(Person person) {
        fixture.admit(workspace, person, AdmissionRole.CONTRIBUTOR);
        window = open(person, "");
        window.activate();
        LabelPicker picker = new LabelPicker(grounds.of(workspace));
        Div place = new Div(picker);
        UI.getCurrentOrThrow().add(place);
        return picker;
    }

    private ConfidentialityLabel value(LabelPicker picker) {
        return Objects.requireNonNull(picker.getValue());
    }

    private Set<String> released(LabelPicker picker) {
        return value(picker).values(CoalitionPolicy.RELEASABLE_TO);
    }

    @SuppressWarnings("unchecked")
    private RadioButtonGroup<String> level(LabelPicker picker) {
        return window.find(RadioButtonGroup.class, picker).single();
    }

    private List<String> levels(LabelPicker picker) {
        return level(picker).getListDataView().getItems().toList();
    }

    @SuppressWarnings("unchecked")
    private MultiSelectComboBox<String> nations(LabelPicker picker) {
        return window.find(MultiSelectComboBox.class, picker).single();
    }

    private static CheckboxGroup<String> boxes(LabelPicker picker, String tag) {
        return all(picker).stream()
                .filter(CheckboxGroup.class::isInstance)
                .map(LabelPickerTest::asBoxes)
                .filter(one -> one.getLabel().equals(tag))
                .findFirst()
                .orElseThrow();
    }

    @SuppressWarnings("unchecked")
    private static CheckboxGroup<String> asBoxes(Component one) {
        return (CheckboxGroup<String>) one;
    }

    private static List<Component> all(Component root) {
        return Stream.concat(Stream.of(root), root.getChildren().flatMap(child -> all(child).stream()))
                .toList();
    }

    private static List<String> offered(CheckboxGroup<String> boxes) {
        return boxes.isVisible()
                ? boxes.getDataProvider()
                        .fetch(new Query<>())
                        .map(String.class::cast)
                        .toList()
                : List.of();
    }

    private static List<String> offered(MultiSelectComboBox<String> list) {
        return list.getListDataView().getItems().toList();
    }
}
