package org.entente.nation.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vaadin.browserless.BrowserlessUIContext;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridTester;
import com.vaadin.flow.component.select.Select;
import java.util.List;
import java.util.Objects;
import org.entente.access.Roles;
import org.entente.label.Labels;
import org.entente.label.policy.Classification;
import org.entente.nation.Nation;
import org.entente.nation.Nations;
import org.entente.nation.OwnNation;
import org.entente.shared.NationCode;
import org.entente.testing.Fixture.Person;
import org.entente.testing.PageTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

class NationsPageTest extends PageTest {

    @Autowired
    private Nations nations;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private Labels labels;

    private Person administrator;
    private BrowserlessUIContext window;

    @BeforeEach
    void openNations() {
        administrator = fixture.official(fixture.newNation().value(), Roles.ADMINISTRATOR);
        window = open(administrator, "administration/nations");
    }

    @Test
    void administratorIsNotOfferedToSuspendOnesOwnNationAndTheServiceRefusesIt() {
        assertThat(text(action(administrator.nation()))).isEqualTo("Your nation");
        act.as(
                administrator.subject(),
                () -> assertThatThrownBy(() -> nations.suspend(administrator.nation()))
                        .isInstanceOf(OwnNation.class));
    }

    @Test
    void databaseKeepsAdministratorsFromSuspendingTheirOwnNation() {
        String sql = "update nation set state = 'SUSPENDED' where code = ?";
        NationCode other = fixture.newNation();

        assertThat(act.get(administrator.subject(), () -> changed(sql, administrator.nation())))
                .isZero();
        assertThat(act.get(administrator.subject(), () -> changed(sql, other))).isOne();
    }

    @Test
    @SuppressWarnings("unchecked")
    void nationThatTakesPartIsNotOfferedAgain() {
        fixture.nation("DNK");
        openAgain();

        press(window, "Add nation");

        ComboBox<NationCode> choice =
                window.find(ComboBox.class).withLabel("Nation").single();
        assertThat(choice.getListDataView().getItems()).doesNotContain(new NationCode("DNK"));
    }

    @Test
    void membersOfASuspendedNationAreNotLetInUntilItIsReinstated() {
        NationCode nation = fixture.newNation();
        Person officer = fixture.officer(nation.value(), "SECRET");
        openAgain();

        window.test((Button) button(nation, 0)).click();
        confirm(window);
        assertThat(authorities(officer)).containsExactly("NO_PLACE");

        window.test((Button) button(nation, 0)).click();
        confirm(window);
        assertThat(authorities(officer)).containsExactly("ROLE_liaison-officer");
    }

    @Test
    void nationLeavesForGoodAfterAQuestionThatNamesItsMembers() {
        NationCode nation = fixture.newNation();
        Person officer = fixture.officer(nation.value(), "SECRET");
        openAgain();

        window.test((Button) button(nation, 1)).click();
        assertThat(window.find(ConfirmDialog.class).single().getElement().getProperty("message"))
                .startsWith("It has 1 active member.");
        confirm(window);

        assertThat(authorities(officer)).containsExactly("NO_PLACE");
        assertThat(action(nation).getChildren()).isEmpty();
        act.as(administrator.subject(), () -> nations.reinstate(nation));
        assertThat(authorities(officer)).containsExactly("NO_PLACE");
    }

    @Test
    void nobodyIsOfferedToChangeWhatOnesOwnNationIsClearedFor() {
        openAgain();
        openSheet(administrator.nation());

        assertThat(text(window.find(Dialog.class).single()))
                .contains("Nobody changes what their own nation is cleared for");
        assertThat(window.find(Button.class).withText("Save clearance").exists())
                .isFalse();
        assertThat(window.find(Select.class).exists()).isFalse();
    }

    @Test
    @SuppressWarnings("unchecked")
    void loweringSaysHowManyItTakesSomethingFromAndTakesItAtOnce() {
        NationCode nation = fixture.newNation();
        fixture.officer(nation.value(), "SECRET");
        fixture.officer(nation.value(), "RESTRICTED");
        openAgain();
        openSheet(nation);

        Select<Classification> level =
                window.find(Select.class).withLabel("Cleared up to").single();
        level.setValue(labels.policy().classification("RESTRICTED").orElseThrow());
        press(window, "Save clearance");

        assertThat(window.find(ConfirmDialog.class).single().getElement().getProperty("header"))
                .startsWith("Take something from 1 member of");
        confirm(window);
        assertThat(cleared(nation)).startsWith("RESTRICTED, ").contains("US-STYLE: TOP SECRET", "TLP: TLP:RED");
    }

    @Test
    @SuppressWarnings("unchecked")
    void raisingWaitsForASecondAdministratorWhoSeesWhatItIs() {
        NationCode nation = fixture.newNation();
        fixture.sql()
                .sql("update nation set clearance_id = ? where code = ?")
                .params(
                        labels.intern(labels.policy().clearance("RESTRICTED", nation, List.of()))
                                .value(),
                        nation.value())
                .update();
        openAgain();
        openSheet(nation);

        Select<Classification> level =
                window.find(Select.class).withLabel("Cleared up to").single();
        level.setValue(labels.policy().classification("SECRET").orElseThrow());
        press(window, "Save clearance");

        assertThat(notices(window)).anyMatch(notice -> notice.contains("waits for a second person"));
        assertThat(cleared(nation)).isEqualTo("RESTRICTED");
        var second = open(fixture.official("GBR", Roles.ADMINISTRATOR), "administration/approvals");
        second.test(second.find(Button.class)
                        .withCondition(button -> button.getAriaLabel()
                                .filter(name ->
                                        name.equals("Agree: People of Nation " + nation + " may be cleared for SECRET"))
                                .isPresent())
                        .single())
                .click();
        confirm(second);
        window.activate();
        openAgain();
        assertThat(cleared(nation)).isEqualTo("SECRET");
    }

    @Test
    @SuppressWarnings("unchecked")
    void otherPoliciesAreLevelsOneByOneWithThoseBelowChosenFirst() {
        NationCode nation = fixture.newNation();
        fixture.sql()
                .sql("update nation set clearance_id = ?, version = version + 1 where code = ?")
                .params(
                        labels.intern(labels.policy().clearance("RESTRICTED", nation, List.of()))
                                .value(),
                        nation.value())
                .update();
        openAgain();
        openSheet(nation);
        CheckboxGroup<Classification> levels = window.find(CheckboxGroup.class)
                .withCondition(group -> group.getLabel().equals("Levels held")
                        && group.getListDataView()
                                .getItems()
                                .anyMatch(one -> ((Classification) one).name().equals("TLP:RED")))
                .single();
        var tester = window.test(levels);
        tester.selectItem("TLP:AMBER");
        assertThat(levels.getValue().stream().map(Classification::name))
                .contains("TLP:CLEAR", "TLP:GREEN", "TLP:AMBER")
                .hasSize(3);
        tester.deselectItem("TLP:GREEN");
        assertThat(levels.getValue().stream().map(Classification::name))
                .containsExactlyInAnyOrder("TLP:CLEAR", "TLP:AMBER");

        press(window, "Save clearance");

        assertThat(cleared(nation)).isEqualTo("RESTRICTED; TLP: TLP:CLEAR + TLP:AMBER");
    }

    private void openSheet(NationCode nation) {
        Button opener = (Button) window.test(window.find(Grid.class).single()).getCellComponent(row(nation), 1);
        window.test(opener).click();
    }

    private String cleared(NationCode nation) {
        return window.test(window.find(Grid.class).single()).getCellText(row(nation), 2);
    }

    @SuppressWarnings("unchecked")
    private int row(NationCode nation) {
        Grid<Nation> grid = window.find(Grid.class).single();
        return grid.getListDataView().getItems().map(Nation::code).toList().indexOf(nation);
    }

    private Component button(NationCode nation, int place) {
        return action(nation).getChildren().toList().get(place);
    }

    private void openAgain() {
        window.getUI().navigate("");
        window.getUI().navigate("administration/nations");
    }

    private int changed(String sql, NationCode nation) {
        return Objects.requireNonNull(transaction.execute(
                status -> jdbc.sql(sql).param(nation.value()).update()));
    }

    private List<String> authorities(Person person) {
        return act.authentication(person.subject()).getAuthorities().stream()
                .map(Object::toString)
                .toList();
    }

    /** What stands in the last column of a nation's row. */
    @SuppressWarnings("unchecked")
    private Component action(NationCode nation) {
        Grid<Nation> grid = window.find(Grid.class).single();
        List<NationCode> codes =
                grid.getListDataView().getItems().map(Nation::code).toList();
        GridTester<Grid<Nation>, Nation> tester = window.test(grid);
        return tester.getCellComponent(codes.indexOf(nation), 4);
    }
}
