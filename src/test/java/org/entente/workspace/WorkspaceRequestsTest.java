package org.entente.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import org.entente.access.Roles;
import org.entente.approval.Approval;
import org.entente.approval.Approvals;
import org.entente.approval.TakesAnotherPerson;
import org.entente.exercise.ExercisePlans;
import org.entente.exercise.PlanNotAllowed;
import org.entente.shared.NationCode;
import org.entente.shared.WorkspaceId;
import org.entente.testing.Fixture;
import org.entente.testing.Fixture.Person;
import org.entente.testing.PortalTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;

/** Workspaces asked for, given, sealed and opened again; and the one that is everybody's. */
class WorkspaceRequestsTest extends PortalTest {

    @Autowired
    private WorkspaceRequests requests;

    @Autowired
    private Workspaces workspaces;

    @Autowired
    private Approvals approvals;

    @Autowired
    private ExercisePlans plans;

    private Person administrator;
    private Person officer;

    @BeforeEach
    void people() {
        administrator = fixture.official("GBR", Roles.ADMINISTRATOR);
        officer = fixture.officer("FRA", "SECRET");
    }

    @Test
    void whoAsksDoesNotDecideAndAnotherOfficerSeesNothingOfIt() {
        UUID id = ask("Asked for");
        act.as(
                officer.subject(),
                () -> assertThatThrownBy(() -> requests.approve(id)).isInstanceOf(AccessDeniedException.class));
        Person other = fixture.officer("FRA", "SECRET");
        assertThat(act.get(other.subject(), requests::mine)).isEmpty();
        act.as(
                other.subject(),
                () -> assertThatThrownBy(() -> requests.withdraw(id)).isInstanceOf(WorkspaceRequestNotOpen.class));
        assertThat(act.get(officer.subject(), requests::mine))
                .singleElement()
                .extracting(WorkspaceRequest::state)
                .isEqualTo(WorkspaceRequest.State.WAITING);
    }

    @Test
    void requestIsDecidedOnce() {
        UUID id = ask("Decided once");
        act.as(administrator.subject(), () -> requests.decline(id));
        act.as(
                administrator.subject(),
                () -> assertThatThrownBy(() -> requests.approve(id)).isInstanceOf(WorkspaceRequestNotOpen.class));
        act.as(
                officer.subject(),
                () -> assertThatThrownBy(() -> requests.withdraw(id)).isInstanceOf(WorkspaceRequestNotOpen.class));
    }

    @Test
    void whoIsNoOfficerAnyMoreGetsNoWorkspaceAndTheRequestWaits() {
        UUID id = ask("No officer any more");
        fixture.sql()
                .sql("update member set role = 'nation-administrator' where id = ?")
                .param(officer.id().value())
                .update();
        act.as(
                administrator.subject(),
                () -> assertThatThrownBy(() -> requests.approve(id)).isInstanceOf(NotAdmissible.class));
        assertThat(fixture.sql()
                        .sql("select state from workspace_request where id = ?")
                        .param(id)
                        .query(String.class)
                        .single())
                .isEqualTo("WAITING");
    }

    @Test
    void administratorMakesItInOtherTermsAndItsPolicyNeverChanges() {
        UUID id = ask("In other terms");
        WorkspaceData terms = new WorkspaceData("In other terms", "", "US-STYLE", "TOP SECRET");

        WorkspaceId made = act.get(administrator.subject(), () -> requests.approve(id, terms));

        Workspace workspace =
                act.get(officer.subject(), () -> workspaces.open(made).orElseThrow());
        assertThat(workspace.policy()).isEqualTo("US-STYLE");
        assertThat(workspace.ceiling().name()).isEqualTo("TOP SECRET");
        act.as(administrator.subject(), () -> {
            WorkspaceData other = new WorkspaceData("In other terms", "", "TLP", "TLP:RED");
            assertThatThrownBy(() -> workspaces.describe(workspace, other))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> workspaces.create(new WorkspaceData("No such level", "", "TLP", "SECRET")))
                    .isInstanceOf(IllegalArgumentException.class);
        });
    }

    @Test
    void whoAskedLeadsTheWorkspaceAsSoonAsItIsApproved() {
        UUID id = ask("Led by the asker");

        WorkspaceId made = act.get(administrator.subject(), () -> requests.approve(id));

        assertThat(act.get(officer.subject(), () -> workspaces.open(made).orElseThrow()))
                .satisfies(workspace -> {
                    assertThat(workspace.name()).isEqualTo("Led by the asker");
                    assertThat(workspace.ceiling().name()).isEqualTo("CONFIDENTIAL");
                    assertThat(workspace.myRole()).isEqualTo(AdmissionRole.LEAD);
                });
        act.as(officer.subject(), () -> plans.create(made, fixture.label("RESTRICTED", "FRA"), Fixture.plan("First")));
    }

    @Test
    void sealedWorkspaceIsReadAndNotWrittenUntilASecondAdministratorAgrees() {
        WorkspaceId workspace = fixture.workspace("SECRET");
        fixture.admit(workspace, officer, AdmissionRole.LEAD);
        var plan = act.get(
                officer.subject(),
                () -> plans.create(workspace, fixture.label("RESTRICTED", "FRA"), Fixture.plan("Sealed in")));
        act.as(administrator.subject(), () -> workspaces.seal(workspace));
        assertThat(act.get(officer.subject(), () -> plans.open(plan))).isPresent();
        refusedToWrite(workspace);

        act.as(administrator.subject(), () -> workspaces.unseal(workspace));
        refusedToWrite(workspace);
        Approval asked = act.get(administrator.subject(), approvals::waiting).stream()
                .filter(approval -> workspace.equals(approval.asked().workspace()))
                .findFirst()
                .orElseThrow();
        act.as(
                administrator.subject(),
                () -> assertThatThrownBy(() -> approvals.approve(asked.id())).isInstanceOf(TakesAnotherPerson.class));
        refusedToWrite(workspace);

        Person second = fixture.official("GBR", Roles.ADMINISTRATOR);
        act.as(second.subject(), () -> approvals.approve(asked.id()));
        act.as(
                officer.subject(),
                () -> plans.create(workspace, fixture.label("RESTRICTED", "FRA"), Fixture.plan("Open again")));
    }

    @Test
    void commonsAreReadByEveryOfficerAndWrittenByThoseAdmitted() {
        WorkspaceId commons = new WorkspaceId(fixture.sql()
                .sql("select public_id from workspace where commons")
                .query(UUID.class)
                .single());
        Person author = fixture.officer("FRA", "RESTRICTED");
        fixture.admit(commons, author, AdmissionRole.CONTRIBUTOR);
        Person reader = fixture.officer("GBR", "RESTRICTED");
        Person uncleared = fixture.officer("POL", "RESTRICTED");
        var plan = act.get(
                author.subject(),
                () -> plans.create(commons, fixture.label("RESTRICTED", "FRA", "GBR"), Fixture.plan("For all")));

        refusedToWrite(commons);
        assertThat(act.get(uncleared.subject(), () -> plans.open(plan)))
                .as("its label is not for that nation")
                .isEmpty();
        for (String role : List.of(Roles.ADMINISTRATOR, Roles.NATION_ADMINISTRATOR, Roles.AUDITOR)) {
            Person official = fixture.official("GBR", role);
            act.as(
                    official.subject(),
                    () -> assertThatThrownBy(() -> plans.open(plan)).isInstanceOf(AccessDeniedException.class));
        }
        assertThat(act.get(reader.subject(), () -> plans.open(plan))).isPresent();
        assertThat(act.get(reader.subject(), () -> workspaces.open(commons).orElseThrow()))
                .satisfies(workspace -> assertThat(workspace.writable()).isFalse());
    }

    @Test
    void clearanceThatEndedShowsNothingThatCarriesALabel() {
        WorkspaceId workspace = fixture.workspace("SECRET");
        fixture.admit(workspace, officer, AdmissionRole.LEAD);
        var plan = act.get(
                officer.subject(),
                () -> plans.create(workspace, fixture.label("UNCLASSIFIED", "FRA"), Fixture.plan("Labelled")));
        clearanceEnds("current_date");
        assertThat(act.get(officer.subject(), () -> plans.open(plan)))
                .as("the last day")
                .isPresent();

        clearanceEnds("current_date - 1");

        assertThat(act.get(officer.subject(), () -> plans.open(plan))).isEmpty();
        refusedToWrite(workspace);
        assertThat(act.get(officer.subject(), () -> workspaces.open(workspace)))
                .as("the workspace itself carries no label")
                .isPresent();
    }

    private UUID ask(String name) {
        return act.get(
                officer.subject(),
                () -> requests.ask(
                        new WorkspaceData(name, "To plan together", "ENTENTE", "CONFIDENTIAL"),
                        List.of(new NationCode("FRA"), new NationCode("GBR"))));
    }

    private void refusedToWrite(WorkspaceId workspace) {
        act.as(
                officer.subject(),
                () -> assertThatThrownBy(() ->
                                plans.create(workspace, fixture.label("UNCLASSIFIED", "FRA"), Fixture.plan("Refused")))
                        .isInstanceOf(PlanNotAllowed.class));
    }

    private void clearanceEnds(String day) {
        fixture.sql()
                .sql("update member set clearance_ends_on = %s where id = ?".formatted(day))
                .param(officer.id().value())
                .update();
    }
}
