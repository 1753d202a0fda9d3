package org.entente.member.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.BrowserlessUIContext;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.upload.Upload;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.entente.access.Roles;
import org.entente.label.Category;
import org.entente.label.Clearance;
import org.entente.label.Clearances;
import org.entente.label.CoalitionPolicy;
import org.entente.label.Labels;
import org.entente.label.TagType;
import org.entente.label.policy.Classification;
import org.entente.member.Member;
import org.entente.testing.Fixture.Person;
import org.entente.testing.PageTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class MembersPageTest extends PageTest {

    @Autowired
    private Labels labels;

    private Person administrator;
    private BrowserlessUIContext window;

    @BeforeEach
    void openMembers() {
        administrator = fixture.official("GBR", Roles.ADMINISTRATOR);
        window = open(administrator, "administration/members");
    }

    @Test
    void memberWhoseAccountIdIsNotWholeIsNotAdded() {
        String name = unique("Ines Example");
        fillIn(name, "0000-not-an-id", "FRA", Roles.LIAISON_OFFICER, "SECRET");

        press(window, "Add existing account");

        assertThat(window.find(TextField.class).withLabel("Account ID").single().getErrorMessage())
                .startsWith("Enter the whole ID");
        assertThat(rows(name)).isEmpty();
    }

    @Test
    void accountHasOnePlaceOnly() {
        String account = UUID.randomUUID().toString();
        String first = unique("Ines Example");
        fillIn(first, account, "FRA", Roles.LIAISON_OFFICER, "RESTRICTED");
        press(window, "Add existing account");
        String second = unique("Ines Example");
        fillIn(second, account, "FRA", Roles.LIAISON_OFFICER, "SECRET");

        press(window, "Add existing account");

        assertThat(window.find(TextField.class).withLabel("User name").single().getErrorMessage())
                .startsWith("This user name or account has a place already");
        assertThat(rows(second)).isEmpty();
    }

    @Test
    void nobodyIsOfferedToChangeOneself() {
        look(administrator.name());

        assertThat(text(sheet())).contains("Nobody changes their own entry");
        assertThat(window.find(Button.class).withText("Suspend member").exists())
                .isFalse();
        assertThat(window.find(Button.class).withText("Save changes").exists()).isFalse();
    }

    @Test
    void memberChangedBySomebodyElseMeanwhileIsNotChanged() {
        Person officer = fixture.officer("FRA", "RESTRICTED");
        look(officer.name());
        fixture.sql()
                .sql("update member set version = version + 1 where id = ?")
                .param(officer.id().value())
                .update();

        press(window, "Suspend member");
        confirm(window);

        assertThat(notices(window)).singleElement().asString().contains("Somebody else changed " + officer.name());
        assertThat(rows(officer.name()))
                .singleElement()
                .extracting(Member::state)
                .isEqualTo(Member.State.ACTIVE);
    }

    @Test
    void administratorAddsAMemberWhoCanSignIn() {
        String account = UUID.randomUUID().toString();
        String name = unique("Ines Example");
        fillIn(name, account, "FRA", Roles.LIAISON_OFFICER, "RESTRICTED");

        press(window, "Add existing account");

        assertThat(rows(name)).singleElement().satisfies(member -> {
            assertThat(member.nation().value()).isEqualTo("FRA");
            assertThat(member.clearances())
                    .isEqualTo(Clearances.of(labels.policy().clearance("RESTRICTED", member.nation(), List.of())));
        });
        assertThat(act.authentication(account).getAuthorities())
                .extracting(Object::toString)
                .containsExactly("ROLE_liaison-officer");
    }

    @Test
    void suspendedMemberIsNoLongerLetInAndIsLetInAgainWhenReinstated() {
        Person officer = fixture.officer("FRA", "RESTRICTED");
        look(officer.name());

        press(window, "Suspend member");
        confirm(window);
        assertThat(act.authentication(officer.subject()).getAuthorities())
                .extracting(Object::toString)
                .containsExactly("NO_PLACE");

        press(window, "Reinstate member");
        confirm(window);
        assertThat(act.authentication(officer.subject()).getAuthorities())
                .extracting(Object::toString)
                .containsExactly("ROLE_liaison-officer");
    }

    @Test
    @SuppressWarnings("unchecked")
    void clearanceIsChangedToWhatIsChosen() {
        Person officer = fixture.officer("FRA", "RESTRICTED");
        look(officer.name());

        Select<Classification> level =
                window.find(Select.class).withLabel("Cleared up to").single();
        level.setValue(labels.policy().classification("UNCLASSIFIED").orElseThrow());
        CheckboxGroup<String> caveats =
                window.find(CheckboxGroup.class).withLabel("Caveats held").single();
        caveats.setValue(Set.of(CoalitionPolicy.EXERCISE_CONTROL));
        press(window, "Save changes");

        assertThat(rows(officer.name()))
                .singleElement()
                .extracting(Member::clearances)
                .isEqualTo(Clearances.of(labels.policy()
                        .clearance("UNCLASSIFIED", officer.nation(), List.of(CoalitionPolicy.EXERCISE_CONTROL))));
    }

    @Test
    @SuppressWarnings("unchecked")
    void clearanceForAHighLevelWaitsForASecondAdministrator() {
        Person officer = fixture.officer("FRA", "RESTRICTED");
        look(officer.name());

        Select<Classification> level =
                window.find(Select.class).withLabel("Cleared up to").single();
        level.setValue(labels.policy().classification("SECRET").orElseThrow());
        press(window, "Save changes");

        assertThat(notices(window)).singleElement().asString().contains("waits for a second person");
        assertThat(rows(officer.name()))
                .singleElement()
                .extracting(Member::clearances)
                .isEqualTo(Clearances.of(labels.policy().clearance("RESTRICTED", officer.nation(), List.of())));

        var second = open(fixture.official("GBR", Roles.ADMINISTRATOR), "administration/approvals");
        String asked = officer.name() + " is cleared for SECRET";
        second.test(second.find(Button.class)
                        .withCondition(button -> button.getAriaLabel()
                                .filter(label -> label.equals("Agree: " + asked))
                                .isPresent())
                        .single())
                .click();
        confirm(second);
        assertThat(rows(officer.name()))
                .singleElement()
                .extracting(Member::clearances)
                .isEqualTo(Clearances.of(labels.policy().clearance("SECRET", officer.nation(), List.of())));
    }

    @Test
    @SuppressWarnings("unchecked")
    void noMoreIsOfferedThanTheNationIsClearedFor() {
        Person officer = limited();
        look(officer.name());

        Select<Classification> level =
                window.find(Select.class).withLabel("Cleared up to").single();
        assertThat(level.getListDataView().getItems().map(Classification::name))
                .containsExactly("UNCLASSIFIED", "RESTRICTED");
        assertThat(window.find(CheckboxGroup.class).withLabel("Caveats held").exists())
                .as("no caveat is left to choose")
                .isFalse();
        CheckboxGroup<Classification> levels =
                window.find(CheckboxGroup.class).withLabel("Levels held").single();
        assertThat(levels.getListDataView().getItems().map(Classification::name))
                .containsExactly("TLP:CLEAR", "TLP:GREEN");
        assertThat(text(sheet())).contains("Other policies").doesNotContain("US-STYLE");
    }

    @Test
    @SuppressWarnings("unchecked")
    void whatIsHeldUnderAnotherPolicyIsChosenSavedAndShownInTheList() {
        Person officer = limited();
        look(officer.name());

        CheckboxGroup<Classification> levels =
                window.find(CheckboxGroup.class).withLabel("Levels held").single();
        window.test(levels).selectItem("TLP:GREEN");
        press(window, "Save changes");

        assertThat(rows(officer.name())).singleElement().satisfies(member -> {
            Clearance held = member.clearances().under("TLP").orElseThrow();
            assertThat(held.classifications()).containsExactly("TLP:CLEAR", "TLP:GREEN");
            assertThat(held.values("Releasable To"))
                    .containsExactly(officer.nation().value());
        });
        assertThat(window.test(grid(window)).getCellText(0, 4)).isEqualTo("UNCLASSIFIED; TLP: TLP:GREEN");
    }

    @Test
    void refusedFileIsToldWithItsPlaceAndNothingOfItIsInTheFields() {
        Person officer = fixture.officer("FRA", "RESTRICTED");
        look(officer.name());

        upload("<a>\n<b></c></a>");

        assertThat(verdict()).startsWith("Not taken. Line 2, column ");
        press(window, "Save changes");
        assertThat(rows(officer.name()))
                .singleElement()
                .extracting(Member::clearances)
                .isEqualTo(Clearances.of(labels.policy().clearance("RESTRICTED", officer.nation(), List.of())));
    }

    @Test
    void clearanceFromAFileFillsTheFieldsWithinTheNationsAndIsSavedWithThem() {
        Person officer = limited();
        look(officer.name());

        upload("""
                <c:ConfidentialityClearance xmlns:c="urn:nato:stanag:4774:confidentialityclearance:1:0"
                    xmlns:l="urn:nato:stanag:4774:confidentialitymetadatalabel:1:0">
                  <l:PolicyIdentifier>TLP</l:PolicyIdentifier>
                  <c:ClassificationList>
                    <l:Classification>TLP:CLEAR</l:Classification>
                    <l:Classification>TLP:RED</l:Classification>
                    <l:Classification>TLP:ULTRA</l:Classification>
                  </c:ClassificationList>
                </c:ConfidentialityClearance>
                """);

        assertThat(verdict()).isEqualTo("The fields of TLP show what the file says. Nothing is saved yet.");
        assertThat(text(sheet()))
                .contains("What the nation is not cleared for was left out")
                .contains("TLP:ULTRA")
                .contains("It opens nothing and was left out");
        assertThat(rows(officer.name()).getFirst().clearances().under("TLP")).isEmpty();
        press(window, "Save changes");
        assertThat(rows(officer.name())
                        .getFirst()
                        .clearances()
                        .under("TLP")
                        .orElseThrow()
                        .classifications())
                .containsExactly("TLP:CLEAR");
    }

    /** Of a nation that is cleared for RESTRICTED and TLP:GREEN, without caveats. */
    private Person limited() {
        Person officer = fixture.officer(fixture.nation("CZE").value(), "UNCLASSIFIED");
        Clearance green = new Clearance(
                "TLP",
                new TreeSet<>(Set.of("TLP:CLEAR", "TLP:GREEN")),
                List.of(Category.of(TagType.PERMISSIVE, "Releasable To", List.of("CZE"))));
        fixture.sql()
                .sql("update nation set clearance_id = ? where code = 'CZE'")
                .param(labels.intern(Clearances.of(
                                labels.policy().clearance("RESTRICTED", officer.nation(), List.of()), green))
                        .value())
                .update();
        return officer;
    }

    private void upload(String document) {
        window.test(window.find(Upload.class).single())
                .upload("clearance.xml", "application/xml", document.getBytes(StandardCharsets.UTF_8));
    }

    private String verdict() {
        return text(window.find(Paragraph.class)
                .withCondition(paragraph -> paragraph.hasClassName("import-verdict"))
                .single());
    }

    @Test
    void listFollowsWhatAnotherAdministratorChanges() {
        Person officer = fixture.officer("FRA", "RESTRICTED");
        search(officer.name());
        Person other = fixture.official("GBR", Roles.ADMINISTRATOR);
        var second = open(other, "administration/members");
        look(second, officer.name());

        press(second, "Suspend member");
        confirm(second);

        eventually(
                window,
                () -> assertThat(shown(window))
                        .singleElement()
                        .extracting(Member::state)
                        .isEqualTo(Member.State.SUSPENDED));
    }

    @SuppressWarnings("unchecked")
    private void fillIn(String name, String account, String nation, String role, String level) {
        fixture.nation(nation);
        window.getUI().navigate("");
        window.getUI().navigate("administration/members");
        press(window, "Add existing account");
        type(window, "Name", name);
        type(window, "User name", unique("user"));
        type(window, "Account ID", account);
        ComboBox<org.entente.nation.Nation> nations =
                window.find(ComboBox.class).withLabel("Nation").single();
        nations.setValue(nations.getListDataView()
                .getItems()
                .filter(one -> one.code().value().equals(nation))
                .findFirst()
                .orElseThrow());
        Select<String> roles = window.find(Select.class).withLabel("Role").single();
        roles.setValue(role);
        Select<Classification> levels =
                window.find(Select.class).withLabel("Cleared up to").single();
        levels.setValue(labels.policy().classification(level).orElseThrow());
    }

    private void look(String name) {
        look(window, name);
    }

    private static void look(BrowserlessUIContext window, String name) {
        search(window, name);
        window.test(grid(window)).clickRow(0);
    }

    private void search(String name) {
        search(window, name);
    }

    private static void search(BrowserlessUIContext window, String name) {
        window.test(window.find(TextField.class)
                        .withPlaceholder("Name or user name")
                        .single())
                .setValue(name);
    }

    private List<Member> rows(String name) {
        window.activate();
        search(name);
        return shown(window);
    }

    private static List<Member> shown(BrowserlessUIContext window) {
        return grid(window).getLazyDataView().getItems().toList();
    }

    @SuppressWarnings("unchecked")
    private static Grid<Member> grid(BrowserlessUIContext window) {
        return window.find(Grid.class).single();
    }

    private Dialog sheet() {
        return window.find(Dialog.class).single();
    }

    private static String unique(String beginning) {
        return beginning + " " + UUID.randomUUID().toString().substring(0, 13);
    }
}
