package org.entente.nation.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vaadin.browserless.BrowserlessUIContext;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridTester;
import java.util.List;
import java.util.Objects;
import org.entente.access.Roles;
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
        return tester.getCellComponent(codes.indexOf(nation), 3);
    }
}
