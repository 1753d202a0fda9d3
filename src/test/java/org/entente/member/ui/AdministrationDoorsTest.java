package org.entente.member.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.sidenav.SideNavItem;
import org.entente.access.Roles;
import org.entente.testing.Fixture.Person;
import org.entente.testing.PageTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages of one role are not there for another. */
class AdministrationDoorsTest extends PageTest {

    private static final String ABSENT = "a-page-that-is-not-there";

    @ParameterizedTest
    @CsvSource({
        "liaison-officer, administration/nations",
        "liaison-officer, administration/members",
        "liaison-officer, administration/workspaces",
        "liaison-officer, administration/policies",
        "nation-administrator, administration/policies",
        "auditor, administration/policies",
        "liaison-officer, audit",
        "auditor, administration/nations",
        "auditor, administration/members",
        "auditor, administration/workspaces",
        "liaison-officer, administration/approvals",
        "auditor, administration/approvals",
        "nation-administrator, administration/nations",
        "nation-administrator, administration/workspaces",
        "nation-administrator, audit",
        "administrator, audit",
    })
    void pageOfAnotherRoleLooksLikeNoPageAndIsEntered(String role, String address) {
        Person person = fixture.official("GBR", role);
        var window = open(person, ABSENT);
        String absent = title(window);

        window.getUI().navigate(address);

        assertThat(title(window)).isEqualTo(absent);
        assertThat(window.find(Grid.class).exists()).isFalse();
        assertThat(window.find(SideNavItem.class)
                        .withCondition(item -> address.equals(item.getPath()))
                        .exists())
                .isFalse();
        assertThat(denials(person)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "administration/nations",
                "administration/members",
                "administration/workspaces",
                "administration/policies"
            })
    void administratorIsShownTheWayAndThePage(String address) {
        var window = open(fixture.official("GBR", Roles.ADMINISTRATOR), address);

        assertThat(window.find(Grid.class).exists()).isTrue();
        assertThat(window.find(SideNavItem.class)
                        .withCondition(item -> address.equals(item.getPath()))
                        .exists())
                .isTrue();
    }

    private long denials(Person person) {
        return fixture.sql()
                .sql("select count(*) from audit_entry where actor = ? and action = 'ROUTE_DENIED'")
                .param(person.id().value())
                .query(Long.class)
                .single();
    }
}
