package org.entente.exercise;

import static org.assertj.core.api.Assertions.assertThat;

import org.entente.shared.WorkspaceId;
import org.entente.testing.Fixture;
import org.entente.testing.Fixture.Person;
import org.entente.testing.PortalTest;
import org.entente.workspace.AdmissionRole;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A plan that one nation made and released to a second, and what a third in the same workspace finds of it. */
class ThreeNationsTest extends PortalTest {

    @Autowired
    private ExercisePlans plans;

    private WorkspaceId workspace;
    private Person british;
    private Person french;
    private Person polish;

    @BeforeEach
    void found() {
        workspace = fixture.workspace("SECRET");
        british = fixture.officer("GBR", "SECRET");
        french = fixture.officer("FRA", "SECRET");
        polish = fixture.officer("POL", "SECRET");
        fixture.admit(workspace, british, AdmissionRole.LEAD);
        fixture.admit(workspace, french, AdmissionRole.CONTRIBUTOR);
        fixture.admit(workspace, polish, AdmissionRole.CONTRIBUTOR);
    }

    @Test
    void memberOfAThirdNationDoesNotSeeThePlan() {
        ExercisePlanId id = act.get(
                british.subject(),
                () -> plans.create(workspace, fixture.label("SECRET", "GBR", "FRA"), Fixture.plan("Three Nations")));

        assertThat(act.get(polish.subject(), () -> plans.list(ExercisePlanQuery.of(workspace), 0, 50)))
                .isEmpty();
        assertThat(act.get(french.subject(), () -> plans.list(ExercisePlanQuery.of(workspace), 0, 50)))
                .hasSize(1);
        assertThat(act.get(polish.subject(), () -> plans.open(id))).isEmpty();
    }
}
