package org.entente.member.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vaadin.browserless.BrowserlessUIContext;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.time.LocalDate;
import java.util.List;
import org.entente.access.Roles;
import org.entente.label.Labels;
import org.entente.member.BeyondOwnNation;
import org.entente.member.Member;
import org.entente.member.MemberIsOneself;
import org.entente.member.MemberQuery;
import org.entente.member.Members;
import org.entente.testing.Fixture.Person;
import org.entente.testing.PageTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;

/** A nation's administrator knows the own nation's people, and changes its liaison officers and nobody else. */
class NationAdministratorPageTest extends PageTest {

    @Autowired
    private Members members;

    @Autowired
    private Labels labels;

    private Person nations;
    private Person officer;
    private BrowserlessUIContext window;

    @BeforeEach
    void openMembers() {
        nations = fixture.official("FRA", Roles.NATION_ADMINISTRATOR);
        officer = fixture.officer("FRA", "RESTRICTED");
        window = open(nations, "administration/members");
    }

    @Test
    void peopleOfOtherNationsAreNotThere() {
        Person foreign = fixture.officer("GBR", "RESTRICTED");

        assertThat(rows("Test Person"))
                .isNotEmpty()
                .allMatch(member -> member.nation().value().equals("FRA"));
        assertThat(rows(foreign.name())).isEmpty();
        assertThat(window.find(ComboBox.class).exists())
                .as("a choice of nations")
                .isFalse();
    }

    @Test
    void officialsOfTheOwnNationAreShownAndNotChanged() {
        Person official = fixture.official("FRA", Roles.NATION_ADMINISTRATOR);
        look(official);

        assertThat(window.find(Button.class).withText("Suspend member").exists())
                .isFalse();
        assertThat(window.find(Button.class).withText("Save changes").exists()).isFalse();
    }

    @Test
    void serviceRefusesWhatThePageDoesNotOfferAndEntersIt() {
        Person foreign = fixture.officer("GBR", "RESTRICTED");
        Person official = fixture.official("FRA", Roles.ADMINISTRATOR);
        for (Person other : List.of(foreign, official)) {
            Member member = member(other);
            act.as(nations.subject(), () -> {
                assertThatThrownBy(() -> members.suspend(member)).isInstanceOf(BeyondOwnNation.class);
                assertThatThrownBy(() -> members.end(member)).isInstanceOf(BeyondOwnNation.class);
                assertThatThrownBy(() -> members.endTour(member, LocalDate.now()))
                        .isInstanceOf(BeyondOwnNation.class);
                assertThatThrownBy(() -> members.clear(
                                member, labels.policy().clearance("UNCLASSIFIED", member.nation(), List.of())))
                        .isInstanceOf(BeyondOwnNation.class);
            });
        }
        act.as(nations.subject(), () -> {
            assertThatThrownBy(() -> members.suspend(member(nations))).isInstanceOf(MemberIsOneself.class);
            assertThatThrownBy(() -> members.changeRole(member(officer), Roles.NATION_ADMINISTRATOR))
                    .isInstanceOf(AccessDeniedException.class);
        });
        assertThat(fixture.sql()
                        .sql(
                                "select count(*) from audit_entry where actor = ? and outcome = 'DENIED' and reason = 'BEYOND_OWN_NATION'")
                        .param(nations.id().value())
                        .query(Integer.class)
                        .single())
                .isEqualTo(8);
    }

    @Test
    void officerOfTheOwnNationIsSuspendedAndOffersNoRole() {
        look(officer);
        assertThat(window.find(Select.class).withLabel("Role").exists()).isFalse();

        press(window, "Suspend member");
        confirm(window);

        assertThat(act.authentication(officer.subject()).getAuthorities())
                .extracting(Object::toString)
                .containsExactly("NO_PLACE");
    }

    private Member member(Person person) {
        Person administrator = fixture.official("GBR", Roles.ADMINISTRATOR);
        return act.get(
                administrator.subject(),
                () -> members.list(
                                new MemberQuery(person.name(), null, null, null, MemberQuery.Order.NAME, false), 0, 1)
                        .getFirst());
    }

    private void look(Person person) {
        search(person.name());
        window.test(grid()).clickRow(0);
    }

    private List<Member> rows(String name) {
        search(name);
        return grid().getLazyDataView().getItems().toList();
    }

    private void search(String name) {
        window.activate();
        window.test(window.find(TextField.class)
                        .withPlaceholder("Name or user name")
                        .single())
                .setValue(name);
    }

    @SuppressWarnings("unchecked")
    private Grid<Member> grid() {
        return window.find(Grid.class).single();
    }
}
