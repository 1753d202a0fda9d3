package org.entente.exercise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.entente.access.Roles;
import org.entente.label.CoalitionPolicy;
import org.entente.label.Labels;
import org.entente.shared.NationCode;
import org.entente.shared.WorkspaceId;
import org.entente.testing.Fixture;
import org.entente.testing.Fixture.Person;
import org.entente.testing.PortalTest;
import org.entente.workspace.AdmissionRole;
import org.entente.workspace.Workspaces;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.core.Authentication;

/** A person who is signed in loses sight with the next statement, whatever the session still believes. */
class RightsEndTest extends PortalTest {

    @Autowired
    private ExercisePlans plans;

    @Autowired
    private Workspaces workspaces;

    @Autowired
    private Labels labels;

    private NationCode nation;
    private WorkspaceId workspace;
    private Person officer;
    private Authentication signedIn;
    private ExercisePlanId plan;

    @BeforeEach
    void signIn() {
        nation = fixture.newNation();
        workspace = fixture.workspace("SECRET");
        officer = fixture.officer(nation.value(), "SECRET");
        fixture.admit(workspace, officer, AdmissionRole.LEAD);
        signedIn = act.authentication(officer.subject());
        plan = act.with(
                signedIn,
                () -> plans.create(workspace, fixture.label("SECRET", nation.value()), Fixture.plan("Seen so far")));
        assertThat(act.with(signedIn, () -> plans.open(plan))).isPresent();
    }

    @Test
    void suspendedMemberSeesNothing() {
        fixture.state(officer, "SUSPENDED");
        assertSeesNothing("MEMBER_NOT_ACTIVE");
        fixture.state(officer, "ACTIVE");
        assertThat(act.with(signedIn, () -> plans.open(plan))).isPresent();
    }

    @Test
    void memberWhoLeftSeesNothing() {
        fixture.state(officer, "ENDED");
        assertSeesNothing("MEMBER_NOT_ACTIVE");
    }

    @Test
    void memberWhoseTourEndedYesterdaySeesNothing() {
        fixture.sql()
                .sql("update member set tour_ends_on = current_date - 1 where id = ?")
                .param(officer.id().value())
                .update();
        assertSeesNothing("MEMBER_NOT_ACTIVE");
    }

    @Test
    void memberOfASuspendedNationSeesNothing() {
        fixture.sql()
                .sql("update nation set state = 'SUSPENDED' where code = ?")
                .param(nation.value())
                .update();
        assertSeesNothing("MEMBER_NOT_ACTIVE");
    }

    @Test
    void memberWhoIsNoLongerAdmittedSeesNothingOfTheWorkspace() {
        fixture.sql()
                .sql("delete from admission where member_id = ?")
                .param(officer.id().value())
                .update();
        assertSeesNothing("NOT_ADMITTED");
    }

    @Test
    void memberWhoBecameAnAdministratorSeesNoContent() {
        fixture.sql()
                .sql("update member set role = 'administrator' where id = ?")
                .param(officer.id().value())
                .update();
        assertThat(act.with(signedIn, () -> plans.list(ExercisePlanQuery.of(workspace), 0, 10)))
                .isEmpty();
        assertThat(act.with(signedIn, () -> plans.open(plan))).isEmpty();
    }

    @Test
    void memberWithALowerClearanceSeesNoMoreThanThat() {
        int restricted = labels.intern(
                        labels.policy().clearance("RESTRICTED", nation, List.of(CoalitionPolicy.EXERCISE_CONTROL)))
                .value();
        fixture.sql()
                .sql("update member set clearance_id = ? where id = ?")
                .params(restricted, officer.id().value())
                .update();
        assertThat(act.with(signedIn, () -> plans.open(plan))).isEmpty();
    }

    @Test
    void suspendedMemberHasNoPlaceAtTheNextSignIn() {
        fixture.state(officer, "SUSPENDED");
        assertThat(act.authentication(officer.subject(), List.of(Roles.LIAISON_OFFICER))
                        .getAuthorities())
                .extracting(Object::toString)
                .containsExactly("NO_PLACE");
    }

    @Test
    void realmRoleThatTheMemberDoesNotHaveOpensNothing() {
        Person auditor = fixture.official("GBR", Roles.AUDITOR);
        Authentication asOfficer = act.authentication(auditor.subject(), List.of(Roles.LIAISON_OFFICER));
        assertThatThrownBy(() -> act.with(asOfficer, () -> plans.list(ExercisePlanQuery.of(workspace), 0, 10)))
                .isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void nobodyOpensNothing() {
        assertThatThrownBy(() -> plans.open(plan)).isInstanceOf(AuthenticationCredentialsNotFoundException.class);
    }

    private void assertSeesNothing(String reason) {
        assertThat(act.with(signedIn, () -> plans.list(ExercisePlanQuery.of(workspace), 0, 10)))
                .isEmpty();
        assertThat(act.with(signedIn, () -> plans.list(ExercisePlanQuery.matching("seen"), 0, 10)))
                .isEmpty();
        // Whoever is still active keeps the commons.
        assertThat(act.with(signedIn, () -> workspaces.list()))
                .allMatch(one -> reason.equals("NOT_ADMITTED") && one.commons());
        assertThat(act.with(signedIn, () -> plans.open(plan))).isEmpty();
        assertThatThrownBy(() -> act.with(signedIn, () -> {
                    plans.change(plan, 0, Fixture.plan("One last time"));
                    return true;
                }))
                .isInstanceOf(PlanNotThere.class);
        assertThatThrownBy(() -> act.with(
                        signedIn,
                        () -> plans.create(
                                workspace, fixture.label("SECRET", nation.value()), Fixture.plan("One more"))))
                .isInstanceOf(PlanNotAllowed.class);
        assertThat(fixture.sql()
                        .sql(
                                "select reason from audit_entry where actor = ? and outcome = 'DENIED' order by occurred_at")
                        .param(officer.id().value())
                        .query((row, n) -> row.getString(1))
                        .list())
                // Opening, changing, making.
                .containsExactly(reason, reason, "BEYOND_RIGHTS");
    }
}
