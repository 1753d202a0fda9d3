package org.entente.recertification.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.BrowserlessUIContext;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.tabs.Tab;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.List;
import org.entente.access.Roles;
import org.entente.recertification.Line;
import org.entente.recertification.Recertifications;
import org.entente.recertification.Round;
import org.entente.recertification.Rounds;
import org.entente.recertification.Terms;
import org.entente.shared.WorkspaceId;
import org.entente.testing.Fixture.Person;
import org.entente.testing.PageTest;
import org.entente.workspace.AdmissionRole;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class RecertificationPagesTest extends PageTest {

    @Autowired
    private Recertifications recertifications;

    private WorkspaceId workspace;
    private Person lead;
    private Person reader;
    private Person contributor;
    private Person administrator;
    private Person auditor;

    @BeforeEach
    void found() {
        workspace = fixture.workspace("SECRET");
        lead = fixture.officer("GBR", "SECRET");
        reader = fixture.officer("FRA", "SECRET");
        contributor = fixture.officer("POL", "SECRET");
        administrator = fixture.official("GBR", Roles.ADMINISTRATOR);
        auditor = fixture.official("FRA", Roles.AUDITOR);
        fixture.admit(workspace, lead, AdmissionRole.LEAD);
        fixture.admit(workspace, reader, AdmissionRole.READER);
        fixture.admit(workspace, contributor, AdmissionRole.CONTRIBUTOR);
    }

    @Test
    void tabIsThereForLeadsAloneAndListsForNobodyButAdministratorsAndAuditors() {
        assertThat(tabs(open(lead, "workspaces/" + workspace))).contains("Confirm members");
        assertThat(tabs(open(contributor, "workspaces/" + workspace)))
                .contains("Members")
                .doesNotContain("Confirm members");
        String absent = title(open(lead, "a-page-that-is-not-there"));
        assertThat(title(open(lead, "recertifications"))).isEqualTo(absent);
        assertThat(title(open(reader, "admissions/" + workspace))).isEqualTo(absent);
        assertThat(title(open(reader, "admissions/none"))).isEqualTo(absent);
    }

    @Test
    void leadOpensARoundConfirmsSeveralWithdrawsOneWithAReasonAndUndoesAConfirmation() {
        var window = open(lead, "workspaces/" + workspace + "?part=confirm");
        window.roundTrip();
        assertThat(text(window.getUI())).contains("Members are confirmed every 180 days");
        press(window, "Open a round now");
        assertThat(text(window.getUI())).contains("0 of 3 answered, due ");
        assertThat(confirmSelected(window).isEnabled()).isFalse();
        assertThat(names(window)).containsExactly(reader.name(), lead.name(), contributor.name());

        Grid<Line> grid = grid(window);
        grid.asMultiSelect().select(line(grid, reader), line(grid, contributor));
        assertThat(confirmSelected(window).getText()).isEqualTo("Confirm selected (2)");
        window.test(confirmSelected(window)).click();
        assertThat(text(window.getUI())).contains("2 of 3 answered");
        assertThat(notices(window)).anyMatch(notice -> notice.contains("2 members are confirmed"));
        assertThat(window.find(Button.class)
                        .withCondition(button -> button.getText().startsWith("Confirm selected"))
                        .all())
                .as("nobody is left for this lead")
                .isEmpty();

        answer(window, "Take back the confirmation of " + reader.name());
        assertThat(text(window.getUI())).contains("1 of 3 answered");
        answer(window, "Confirm " + reader.name());
        assertThat(Rounds.states(fixture, workspace)).containsEntry(reader.id(), "CONFIRMED");

        answer(window, "Withdraw " + contributor.name());
        press(window, "Withdraw admission");
        assertThat(Rounds.admitted(fixture, workspace, contributor)).isTrue();
        assertThat(window.find(TextArea.class).withLabel("Reason").single().isInvalid())
                .isTrue();
        window.test(window.find(TextArea.class).withLabel("Reason").single()).setValue("No task here");
        press(window, "Withdraw admission");
        assertThat(Rounds.admitted(fixture, workspace, contributor)).isFalse();
        assertThat(Rounds.states(fixture, workspace)).containsEntry(lead.id(), "OPEN");
    }

    @Test
    void administratorAnswersForTheOnlyLeadWhosePageFollows() {
        act.as(lead.subject(), () -> recertifications.open(workspace));
        var hers = open(lead, "workspaces/" + workspace + "?part=confirm");
        var window = open(administrator, "recertifications");
        Round shown = rounds(window).getFirst();
        assertThat(rounds(window)).extracting(Round::workspace).contains(workspace);
        assertThat(shown).isNotNull();
        window.getUI().navigate("administration/workspaces/" + workspace);
        assertThat(answers(window)).containsExactly("Confirm " + lead.name(), "Withdraw " + lead.name());
        answer(window, "Confirm " + lead.name());
        eventually(hers, () -> assertThat(text(hers.getUI())).contains("1 of 3 answered"));
        assertThat(hers.find(Anchor.class).all())
                .noneMatch(link -> link.getHref().contains("administration"));
    }

    @Test
    void administratorSetsHowOftenWithinBounds() {
        var window = open(administrator, "administration/workspaces/" + workspace);
        press(window, "Change how often");
        number(window, "Days between rounds", 29);
        press(window, "Set");
        assertThat(field(window, "Days between rounds").isInvalid()).isTrue();
        number(window, "Days between rounds", 30);
        number(window, "Days to answer", 31);
        press(window, "Set");
        assertThat(field(window, "Days to answer").isInvalid()).isTrue();
        number(window, "Days to answer", 14);
        press(window, "Set");
        assertThat(act.get(lead.subject(), () -> recertifications.terms(workspace)))
                .isEqualTo(new Terms(30, 14));
        assertThat(text(window.getUI())).contains("every 30 days");
    }

    @Test
    void overdueRoundStandsFirstForAuditorsWithoutAWayIn() {
        act.as(lead.subject(), () -> recertifications.open(workspace));
        Rounds.daysLater(fixture, workspace, 31);
        var window = open(auditor, "recertifications");
        assertThat(rounds(window).getFirst().overdue()).isTrue();
        assertThat(rounds(window)).extracting(Round::workspace).contains(workspace);
        assertThat(window.find(Anchor.class).all())
                .noneMatch(link -> link.getHref().contains(workspace.toString()));
        assertThat(text(window.getUI())).doesNotContain(lead.name()).doesNotContain(reader.name());
    }

    @Test
    void withdrawnMemberIsToldWhereAndWhenAndNotWhy() {
        act.as(lead.subject(), () -> recertifications.open(workspace));
        var line = Rounds.line(fixture, workspace, reader);
        var window = open(reader, "workspaces/" + workspace);
        act.as(lead.subject(), () -> recertifications.withdraw(line, "Sent elsewhere"));
        eventually(
                window, () -> assertThat(text(window.getUI())).contains("You are no longer admitted to a workspace"));
        window.getUI().navigate("admissions/" + line);
        assertThat(title(window)).startsWith("You are no longer admitted to Workspace " + workspace);
        assertThat(text(window.getUI())).contains("withdrawn").doesNotContain("Sent elsewhere");
    }

    private static List<String> tabs(BrowserlessUIContext window) {
        return window.find(Tab.class).all().stream().map(Tab::getLabel).toList();
    }

    private static Button confirmSelected(BrowserlessUIContext window) {
        return window.find(Button.class)
                .withCondition(button -> button.getText().startsWith("Confirm selected"))
                .single();
    }

    private static Grid<Line> grid(BrowserlessUIContext window) {
        return window.find(LineGrid.class).single();
    }

    private static List<String> names(BrowserlessUIContext window) {
        return grid(window).getListDataView().getItems().map(Line::name).toList();
    }

    private static Line line(Grid<Line> grid, Person person) {
        return grid.getListDataView()
                .getItems()
                .filter(one -> one.member().equals(person.id()))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> answers(BrowserlessUIContext window) {
        return buttons(window).stream()
                .map(button -> button.getAriaLabel().orElse(""))
                .toList();
    }

    private static void answer(BrowserlessUIContext window, String name) {
        buttons(window).stream()
                .filter(button -> button.getAriaLabel().orElse("").equals(name))
                .findFirst()
                .orElseThrow()
                .click();
    }

    // What stands in the cells of a grid is made when the browser asks for it: here, as a browser would.
    private static List<Button> buttons(BrowserlessUIContext window) {
        LineGrid grid = window.find(LineGrid.class).single();
        return grid.getListDataView()
                .getItems()
                .flatMap(line -> grid.actions(line).getChildren())
                .map(Button.class::cast)
                .toList();
    }

    @SuppressWarnings("unchecked")
    private static List<Round> rounds(BrowserlessUIContext window) {
        Grid<Round> grid = window.find(Grid.class).single();
        return grid.getListDataView().getItems().toList();
    }

    private static IntegerField field(BrowserlessUIContext window, String label) {
        return window.find(IntegerField.class).withLabel(label).single();
    }

    private static void number(BrowserlessUIContext window, String label, int value) {
        field(window, label).setValue(value);
    }
}
