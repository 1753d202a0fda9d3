package org.entente.exercise.ui;

import static org.assertj.core.api.Assertions.assertThat;

import org.entente.exercise.ExercisePlanId;
import org.entente.exercise.ExercisePlans;
import org.entente.shared.WorkspaceId;
import org.entente.testing.Fixture;
import org.entente.testing.Fixture.Person;
import org.entente.testing.PageTest;
import org.entente.workspace.AdmissionRole;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Three signed-in people of three nations at the same plan at once: one writes, one follows, one finds nothing. */
class ThreeNationsPagesTest extends PageTest {

    @Autowired
    private ExercisePlans plans;

    private Person british;
    private Person french;
    private Person polish;
    private ExercisePlanId plan;
    private WorkspaceId workspace;

    @BeforeEach
    void found() {
        workspace = fixture.workspace("SECRET");
        british = fixture.officer("GBR", "SECRET");
        french = fixture.officer("FRA", "SECRET");
        polish = fixture.officer("POL", "SECRET");
        fixture.admit(workspace, british, AdmissionRole.LEAD);
        fixture.admit(workspace, french, AdmissionRole.CONTRIBUTOR);
        fixture.admit(workspace, polish, AdmissionRole.CONTRIBUTOR);
        plan = act.get(
                british.subject(),
                () -> plans.create(
                        workspace, fixture.label("RESTRICTED", "GBR", "FRA"), Fixture.plan("Gathering of pages")));
    }

    @Test
    void whoeverMayNotReadThePlanMeetsThePageOfAnAddressThatIsNotThere() {
        var absent = open(polish, "exercises/00000000-0000-4000-8000-000000000000");
        String answer = text(absent.getUI());
        var denied = open(polish, ExerciseNavigation.plan(plan));
        assertThat(title(denied)).isEqualTo(title(absent));
        assertThat(text(denied.getUI())).doesNotContain("Gathering").hasSameSizeAs(answer);
    }

    @Test
    void whatOneChangesTheOtherSeesWithoutReloading() {
        var reading = open(french, ExerciseNavigation.plan(plan));
        assertThat(title(reading)).isEqualTo("Gathering of pages");

        var writing = open(british, ExerciseNavigation.plan(plan));
        press(writing, "Edit");
        type(writing, "Name", "Parting of pages");
        press(writing, "Save changes");
        eventually(reading, () -> assertThat(title(reading)).isEqualTo("Parting of pages"));
    }

    @Test
    void whoeverAPlanIsWithdrawnFromIsTakenToItsWorkspaceWithoutReloading() {
        var reading = open(french, ExerciseNavigation.plan(plan));
        press(reading, "Edit");
        type(reading, "Name", "Typed over the gathering");
        int version =
                act.get(british.subject(), () -> plans.open(plan).orElseThrow()).version();

        relabel.give(british, plan, fixture.label("RESTRICTED", "GBR", "POL"));

        eventually(reading, () -> {
            assertThat(text(reading.getUI())).doesNotContain("athering of pages");
            assertThat(reading.getUI().getActiveViewLocation().getPath()).isEqualTo("workspaces/" + workspace);
            assertThat(notices(reading)).contains("This plan is no longer there for you.");
        });
        assertThat(title(open(polish, ExerciseNavigation.plan(plan)))).isEqualTo("Gathering of pages");
    }

    @Test
    void anotherNameIsAlsoInTheFrame() {
        var reading = open(french, ExerciseNavigation.plan(plan));
        int version =
                act.get(british.subject(), () -> plans.open(plan).orElseThrow()).version();

        act.as(british.subject(), () -> plans.change(plan, version, Fixture.plan("Parting of pages")));

        eventually(
                reading,
                () -> assertThat(text(reading.getUI()))
                        .contains("Parting of pages")
                        .doesNotContain("Gathering"));
    }
}
