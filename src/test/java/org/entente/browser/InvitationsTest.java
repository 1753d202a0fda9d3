package org.entente.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import org.entente.access.Act;
import org.entente.access.Roles;
import org.entente.approval.Approval;
import org.entente.approval.Approvals;
import org.entente.approval.TakesAnotherPerson;
import org.entente.label.Clearances;
import org.entente.label.Labels;
import org.entente.member.BeyondOwnNation;
import org.entente.member.Invitation;
import org.entente.member.Invitations;
import org.entente.member.Member;
import org.entente.member.MemberAlreadyThere;
import org.entente.member.MemberQuery;
import org.entente.member.Members;
import org.entente.shared.MemberId;
import org.entente.shared.NationCode;
import org.entente.testing.Fixture;
import org.entente.testing.Fixture.Person;
import org.entente.testing.KeycloakDesk;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Accounts and members together, with a real Keycloak: both or neither, and off together. Pages have no part in it. */
class InvitationsTest extends BrowserTest {

    @Autowired
    private Act act;

    @Autowired
    private Fixture fixture;

    @Autowired
    private Invitations invitations;

    @Autowired
    private Members members;

    @Autowired
    private Approvals approvals;

    @Autowired
    private Labels labels;

    private KeycloakDesk keycloak;
    private Person administrator;
    private Person second;
    private Person nations;

    @BeforeEach
    void people() {
        keycloak = new KeycloakDesk();
        administrator = fixture.official("GBR", Roles.ADMINISTRATOR);
        second = fixture.official("GBR", Roles.ADMINISTRATOR);
        nations = fixture.official("FRA", Roles.NATION_ADMINISTRATOR);
    }

    @Test
    void nationAdministratorGetsNobodyInForAnotherNationOrAnotherRoleAndTheAttemptIsEntered() {
        String name = name("gbr");
        refused(nations, invitation(name, "GBR", Roles.LIAISON_OFFICER, "RESTRICTED"), BeyondOwnNation.class);
        String official = name("fra");
        refused(nations, invitation(official, "FRA", Roles.ADMINISTRATOR, "RESTRICTED"), BeyondOwnNation.class);
        refused(
                nations,
                invitation("another." + official, "FRA", Roles.NATION_ADMINISTRATOR, "RESTRICTED"),
                BeyondOwnNation.class);
        // A name outside the nation's own could be one of another nation's.
        String unmarked = "plain-" + UUID.randomUUID().toString().substring(0, 8);
        refused(nations, invitation(unmarked, "FRA", Roles.LIAISON_OFFICER, "RESTRICTED"), BeyondOwnNation.class);

        for (String one : List.of(name, official, unmarked)) {
            assertThat(keycloak.user(one)).isEmpty();
            assertThat(rows(one)).isZero();
        }
        assertThat(fixture.sql()
                        .sql("select distinct reason from audit_entry where actor = ? and outcome = 'DENIED'")
                        .param(nations.id().value())
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrder("BEYOND_OWN_NATION", "USER_NAME_OF_ANOTHER");
    }

    @Test
    void userNameTakenAtKeycloakOrInThePortalIsAnsweredAlikeAndLeavesNothing() {
        refused(
                administrator,
                invitation("newcomer", "FRA", Roles.LIAISON_OFFICER, "RESTRICTED"),
                MemberAlreadyThere.class);
        assertThat(rows("newcomer")).isZero();

        String inPortal = name("fra");
        Person there = fixture.officer("FRA", "RESTRICTED");
        fixture.sql()
                .sql("update member set username = ? where id = ?")
                .params(inPortal, there.id().value())
                .update();
        refused(nations, invitation(inPortal, "FRA", Roles.LIAISON_OFFICER, "RESTRICTED"), MemberAlreadyThere.class);
        assertThat(keycloak.user(inPortal)).as("the account made first").isEmpty();
    }

    @Test
    void invitedOfficerHasOneRoleAndMustChooseAPassword() {
        String name = name("fra");

        Invitation.Made made = invite(nations, invitation(name, "FRA", Roles.LIAISON_OFFICER, "RESTRICTED"));

        JsonNode account = keycloak.user(name).orElseThrow();
        assertThat(account.path("enabled").asBoolean()).isTrue();
        assertThat(account.path("requiredActions").path(0).asString()).isEqualTo("UPDATE_PASSWORD");
        assertThat(keycloak.roles(account.path("id").asString())).containsExactly("liaison-officer");
        assertThat(made.awaitsSecondPerson()).isFalse();
        assertThat(letIn(account)).containsExactly("ROLE_liaison-officer");
    }

    @Test
    void auditorAndHighlyClearedOfficerAwaitASecondAdministratorWhoIsNotTheInviter() {
        String auditor = name("fra");
        Invitation.Made made = invite(administrator, invitation(auditor, "FRA", Roles.AUDITOR, "RESTRICTED"));
        assertThat(made.awaitsSecondPerson()).isTrue();
        JsonNode account = keycloak.user(auditor).orElseThrow();
        assertThat(account.path("enabled").asBoolean()).isFalse();
        assertThat(letIn(account)).containsExactly("NO_PLACE");
        Approval request = request(made.id());
        act.as(
                administrator.subject(),
                () -> assertThatThrownBy(() -> approvals.approve(request.id())).isInstanceOf(TakesAnotherPerson.class));
        assertThat(letIn(account)).containsExactly("NO_PLACE");

        act.as(second.subject(), () -> approvals.approve(request.id()));

        assertThat(keycloak.user(auditor).orElseThrow().path("enabled").asBoolean())
                .isTrue();
        assertThat(letIn(account)).containsExactly("ROLE_auditor");
        assertThat(fixture.sql()
                        .sql("""
                                select action || ' ' || outcome from audit_entry
                                 where object_id = ? order by occurred_at
                                """)
                        .param(request.id().toString())
                        .query(String.class)
                        .list())
                .containsExactly("APPROVAL_REQUESTED SUCCESS", "APPROVAL_GIVEN DENIED", "APPROVAL_GIVEN SUCCESS");
        assertThat(invite(nations, invitation(name("fra"), "FRA", Roles.LIAISON_OFFICER, "SECRET"))
                        .awaitsSecondPerson())
                .isTrue();
    }

    @Test
    void declinedInvitationLeavesNoAccountAndNoPlace() {
        String name = name("fra");
        Invitation.Made made = invite(nations, invitation(name, "FRA", Roles.LIAISON_OFFICER, "CONFIDENTIAL"));

        act.as(second.subject(), () -> approvals.decline(request(made.id()).id()));

        assertThat(keycloak.user(name)).isEmpty();
        assertThat(fixture.sql()
                        .sql("select state from member where id = ?")
                        .param(made.id().value())
                        .query(String.class)
                        .single())
                .isEqualTo("ENDED");
    }

    @Test
    void accountGoesOffAndOnWithTheMemberAndTakesTheRoleThatTheMemberGets() {
        String name = name("fra");
        Invitation.Made made = invite(administrator, invitation(name, "FRA", Roles.LIAISON_OFFICER, "RESTRICTED"));
        Member member = member(name);

        Member suspended = act.get(nations.subject(), () -> members.suspend(member));
        assertThat(keycloak.user(name).orElseThrow().path("enabled").asBoolean())
                .isFalse();

        Member again = act.get(administrator.subject(), () -> members.reinstate(suspended));
        JsonNode account = keycloak.user(name).orElseThrow();
        assertThat(account.path("enabled").asBoolean()).isTrue();

        Member official = act.get(administrator.subject(), () -> members.changeRole(again, Roles.NATION_ADMINISTRATOR));
        assertThat(keycloak.roles(account.path("id").asString())).containsExactly("nation-administrator");

        // To become an administrator takes a second person; the role changes at both ends when one agrees.
        assertThat(act.get(administrator.subject(), () -> members.changeRole(official, Roles.ADMINISTRATOR)))
                .isEqualTo(official);
        assertThat(keycloak.roles(account.path("id").asString())).containsExactly("nation-administrator");
        act.as(second.subject(), () -> approvals.approve(request(made.id()).id()));
        assertThat(keycloak.roles(account.path("id").asString())).containsExactly("administrator");
        assertThat(letIn(account)).containsExactly("ROLE_administrator");

        act.as(second.subject(), () -> members.end(member(name)));
        assertThat(keycloak.user(name).orElseThrow().path("enabled").asBoolean())
                .isFalse();
    }

    @Test
    void accountWithTwoDutiesOpensNoDoor() {
        Person officer = fixture.officer("FRA", "RESTRICTED");

        assertThat(act.authentication(officer.subject(), List.of("liaison-officer", "auditor"))
                        .getAuthorities())
                .extracting(Object::toString)
                .containsExactly("NO_PLACE");
    }

    private Invitation invitation(String username, String nation, String role, String level) {
        NationCode code = fixture.nation(nation);
        return new Invitation(
                username,
                "Ines",
                "Example",
                null,
                code,
                role,
                Clearances.of(labels.policy().clearance(level, code, List.of())),
                null,
                null);
    }

    private Invitation.Made invite(Person inviter, Invitation invitation) {
        return act.get(inviter.subject(), () -> invitations.invite(invitation));
    }

    private void refused(Person inviter, Invitation invitation, Class<? extends Exception> how) {
        act.as(
                inviter.subject(),
                () -> assertThatThrownBy(() -> invitations.invite(invitation)).isInstanceOf(how));
    }

    private Approval request(MemberId member) {
        return act.get(
                second.subject(),
                () -> approvals.waiting().stream()
                        .filter(approval -> member.equals(approval.asked().member()))
                        .findFirst()
                        .orElseThrow());
    }

    private Member member(String username) {
        return act.get(
                administrator.subject(),
                () -> members.list(new MemberQuery(username, null, null, null, MemberQuery.Order.NAME, false), 0, 1)
                        .getFirst());
    }

    private List<String> letIn(JsonNode account) {
        String subject = account.path("id").asString();
        List<String> roles = keycloak.roles(subject);
        return act.authentication(subject, roles).getAuthorities().stream()
                .map(Object::toString)
                .toList();
    }

    private long rows(String username) {
        return fixture.sql()
                .sql("select count(*) from member where username = ?")
                .param(username)
                .query(Long.class)
                .single();
    }

    private static String name(String nation) {
        return "ines-" + UUID.randomUUID().toString().substring(0, 8) + "." + nation;
    }
}
