package org.entente.workspace.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vaadin.browserless.BrowserlessUIContext;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.combobox.ComboBoxTester;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridTester;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.sidenav.SideNavItem;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.List;
import java.util.UUID;
import org.entente.access.Roles;
import org.entente.label.Labels;
import org.entente.label.policy.Classification;
import org.entente.shared.WorkspaceId;
import org.entente.testing.Fixture.Person;
import org.entente.testing.PageTest;
import org.entente.workspace.Admission;
import org.entente.workspace.AdmissionRole;
import org.entente.workspace.NotAdmissible;
import org.entente.workspace.Workspaces;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class WorkspaceAdministrationPageTest extends PageTest {

    @Autowired
    private Workspaces workspaces;

    @Autowired
    private Labels labels;

    private Person administrator;
    private Person officer;

    @BeforeEach
    void people() {
        administrator = fixture.official("GBR", Roles.ADMINISTRATOR);
        officer = fixture.officer("FRA", "SECRET");
    }

    @Test
    void workspaceThatIsNotThereLooksLikeNoPage() {
        var window = open(administrator, "a-page-that-is-not-there");
        String absent = title(window);

        window.getUI().navigate("administration/workspaces/" + UUID.randomUUID());
        assertThat(title(window)).isEqualTo(absent);

        window.getUI().navigate("administration/workspaces/no-id");
        assertThat(title(window)).isEqualTo(absent);
    }

    @Test
    void onlyLiaisonOfficersAreAdmittedAndOffered() {
        WorkspaceId workspace = fixture.workspace("SECRET");
        Person auditor = fixture.official("FRA", Roles.AUDITOR);
        var window = open(administrator, WorkspaceAdministrationView.href(workspace));

        assertThat(offered(window, auditor.name())).isEmpty();
        assertThat(offered(window, officer.name())).containsExactly("FRA " + officer.name());
        act.as(
                administrator.subject(),
                () -> assertThatThrownBy(() -> workspaces.admit(workspace, auditor.id(), AdmissionRole.READER))
                        .isInstanceOf(NotAdmissible.class));
    }

    @Test
    void suspendedOfficerIsNotOffered() {
        WorkspaceId workspace = fixture.workspace("SECRET");
        fixture.state(officer, "SUSPENDED");

        var window = open(administrator, WorkspaceAdministrationView.href(workspace));

        assertThat(offered(window, officer.name())).isEmpty();
    }

    @Test
    @SuppressWarnings("unchecked")
    void administratorCreatesAWorkspaceAndAdmitsAnOfficerWhoseOpenPageShowsTheWayAtOnce() {
        var hers = open(officer, "");
        assertThat(ways(hers, "")).extracting(SideNavItem::getLabel).containsExactly("Commons");
        var window = open(administrator, "administration/workspaces");
        String name = "Baltic planning " + UUID.randomUUID();

        press(window, "Create workspace");
        type(window, "Name", name);
        Select<Classification> ceiling =
                window.find(Select.class).withLabel("Ceiling").single();
        ceiling.setValue(labels.policy().classification("RESTRICTED").orElseThrow());
        press(window, "Create workspace");
        assertThat(title(window)).isEqualTo(name);

        pick(window, officer);
        press(window, "Admit");

        eventually(hers, () -> assertThat(ways(hers, name)).hasSize(1));
        window.activate();
        assertThat(admissions(window).getListDataView().getItems())
                .singleElement()
                .extracting(Admission::displayName, Admission::role)
                .containsExactly(officer.name(), AdmissionRole.READER);
    }

    @Test
    @SuppressWarnings("unchecked")
    void levelsOfTheCeilingAreThoseOfThePolicyChosenWhichNeverChanges() {
        var window = open(administrator, "administration/workspaces");
        press(window, "Create workspace");
        type(window, "Name", "Sharing of indicators");
        Select<String> policy =
                window.find(Select.class).withLabel("Security policy").single();
        Select<Classification> ceiling =
                window.find(Select.class).withLabel("Ceiling").single();
        assertThat(policy.getListDataView().getItems()).contains("ENTENTE", "TLP", "US-STYLE");
        ceiling.setValue(labels.policy().classification("SECRET").orElseThrow());

        policy.setValue("TLP");
        assertThat(ceiling.getValue()).as("a level of another policy").isNull();
        assertThat(ceiling.getListDataView().getItems().map(Classification::name))
                .containsExactly("TLP:CLEAR", "TLP:GREEN", "TLP:AMBER", "TLP:AMBER+STRICT", "TLP:RED");
        ceiling.setValue(ceiling.getListDataView().getItem(1));
        press(window, "Create workspace");

        assertThat(title(window)).isEqualTo("Sharing of indicators");
        assertThat(text(window.getUI())).contains("TLP", "TLP:GREEN");
        press(window, "Edit workspace");
        assertThat(window.find(Select.class)
                        .withLabel("Security policy")
                        .single()
                        .isReadOnly())
                .isTrue();
    }

    @Test
    void removedOfficerLosesTheWayAtOnceAndGetsItBackWhenTheRemovalIsUndone() {
        WorkspaceId workspace = fixture.workspace("SECRET");
        fixture.admit(workspace, officer, AdmissionRole.CONTRIBUTOR);
        var hers = open(officer, "");
        assertThat(ways(hers, "Workspace " + workspace)).hasSize(1);
        var window = open(administrator, WorkspaceAdministrationView.href(workspace));

        GridTester<Grid<Admission>, Admission> grid = window.test(admissions(window));
        window.test((Button) grid.getCellComponent(0, 4)).click();
        eventually(hers, () -> assertThat(ways(hers, "Workspace " + workspace)).isEmpty());

        window.activate();
        press(window, "Undo");
        eventually(hers, () -> assertThat(ways(hers, "Workspace " + workspace)).hasSize(1));
        window.activate();
        assertThat(admissions(window).getListDataView().getItems())
                .singleElement()
                .extracting(Admission::role)
                .isEqualTo(AdmissionRole.CONTRIBUTOR);
    }

    @Test
    void sealedWorkspaceIsNoLongerWritableForItsContributors() {
        WorkspaceId workspace = fixture.workspace("SECRET");
        fixture.admit(workspace, officer, AdmissionRole.CONTRIBUTOR);
        var window = open(administrator, WorkspaceAdministrationView.href(workspace));

        press(window, "Seal workspace");
        confirm(window);

        assertThat(act.get(
                        officer.subject(),
                        () -> workspaces.open(workspace).orElseThrow().writable()))
                .isFalse();
    }

    @Test
    void shorterTimesAreAskedForSeenComingByThoseAdmittedAndTakenBackOneByOne() {
        WorkspaceId workspace = fixture.workspace("SECRET");
        fixture.admit(workspace, officer, AdmissionRole.LEAD);
        var theirs = open(officer, "workspaces/" + workspace);
        assertThat(text(theirs.getUI())).doesNotContain("are kept");
        var window = open(administrator, WorkspaceAdministrationView.href(workspace));
        assertThat(text(window.getUI())).contains("Messages are kept for ever.", "Withdrawn files are kept for ever.");

        press(window, "How long content is kept");
        days(window, "messages").setValue(29);
        press(window, "Set these times");
        assertThat(days(window, "messages").isInvalid()).isTrue();
        days(window, "messages").setValue(90);
        days(window, "withdrawn files").setValue(365);
        press(window, "Set these times");
        assertThat(window.find(ConfirmDialog.class).single().getElement().getProperty("message"))
                .contains("90 days: none is older", "365 days: none was withdrawn", "cannot be")
                .doesNotContain("drafts");
        confirm(window);

        assertThat(text(window.getUI()))
                .contains("Messages are kept for ever. From", "only for 90 days.", "only for 365 days.");
        eventually(
                theirs,
                () -> assertThat(text(theirs.getUI()))
                        .contains("only for 90 days.", "only for 365 days.")
                        .doesNotContain("Drafts"));

        window.activate();
        takeBack(window, "Messages");
        assertThat(text(window.getUI())).contains("only for 365 days.").doesNotContain("90 days");
        eventually(
                theirs,
                () -> assertThat(text(theirs.getUI()))
                        .contains("only for 365 days.")
                        .doesNotContain("Messages are kept"));
    }

    @Test
    void heldWorkspaceSaysSoToThoseAdmittedAndWhyToAdministratorsAlone() {
        WorkspaceId workspace = fixture.workspace("SECRET");
        fixture.admit(workspace, officer, AdmissionRole.READER);
        var theirs = open(officer, "workspaces/" + workspace);
        var window = open(administrator, WorkspaceAdministrationView.href(workspace));
        assertThat(text(window.getUI())).doesNotContain("Held");

        press(window, "Keep everything");
        press(window, "Keep everything");
        assertThat(window.find(TextArea.class).single().isInvalid()).isTrue();
        window.find(TextArea.class).single().setValue("An invented inquiry");
        press(window, "Keep everything");

        assertThat(text(window.getUI())).contains("An invented inquiry", administrator.name(), "Held");
        eventually(
                theirs,
                () -> assertThat(text(theirs.getUI()))
                        .contains("Held", "nothing in this workspace expires")
                        .doesNotContain("inquiry"));

        window.activate();
        press(window, "Lift the hold");
        confirm(window);
        assertThat(text(window.getUI())).as("until somebody agrees").contains("An invented inquiry");
        Person second = fixture.official("FRA", Roles.ADMINISTRATOR);
        var approving = open(second, "administration/approvals");
        assertThat(text(approving.getUI())).contains("Nothing holds Workspace " + workspace);
    }

    private static void takeBack(BrowserlessUIContext window, String kind) {
        window.test(window.find(Button.class)
                        .withCondition(button -> button.getAriaLabel()
                                .filter(("Take back the shorter time: " + kind)::equals)
                                .isPresent())
                        .single())
                .click();
    }

    private static IntegerField days(BrowserlessUIContext window, String what) {
        return window.find(IntegerField.class).withLabel("Days to keep " + what).single();
    }

    @SuppressWarnings("unchecked")
    private static List<String> offered(BrowserlessUIContext window, String text) {
        ComboBox<Object> people =
                window.find(ComboBox.class).withLabel("Liaison officer").single();
        ComboBoxTester<ComboBox<Object>, Object> tester = window.test(people);
        tester.setFilter(text);
        return tester.getSuggestions();
    }

    @SuppressWarnings("unchecked")
    private static void pick(BrowserlessUIContext window, Person officer) {
        ComboBox<org.entente.member.Person> people =
                window.find(ComboBox.class).withLabel("Liaison officer").single();
        people.setValue(new org.entente.member.Person(officer.id(), officer.name(), officer.nation()));
    }

    @SuppressWarnings("unchecked")
    private static Grid<Admission> admissions(BrowserlessUIContext window) {
        return window.find(Grid.class).single();
    }

    /** The ways to workspaces of that name; to any, without one. */
    private static List<SideNavItem> ways(BrowserlessUIContext window, String name) {
        return window.find(SideNavItem.class)
                .withCondition(item -> String.valueOf(item.getPath()).startsWith("workspaces/")
                        && item.getLabel().contains(name))
                .all();
    }
}
