package org.entente.exercise;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.entente.shared.WorkspaceId;
import org.entente.testing.Fixture;
import org.entente.testing.Fixture.Person;
import org.entente.testing.PortalTest;
import org.entente.workspace.AdmissionRole;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Words as people type them against words as plans have them, in whatever script, and never a query language. */
class PlanSearchTest extends PortalTest {

    @Autowired
    private ExercisePlans plans;

    private WorkspaceId workspace;
    private Person officer;

    @BeforeEach
    void found() {
        workspace = fixture.workspace("SECRET");
        officer = fixture.officer("GBR", "SECRET");
        fixture.admit(workspace, officer, AdmissionRole.LEAD);
        create(workspace, "Northern Gale");
        create(workspace, "\u00c9t\u00e9-Joint Warrior 25.1 O'Neill");
    }

    @Test
    void nothingOfWhatIsTypedIsAnOperator() {
        assertThat(found("war & !joint | x:*")).isEmpty();
        assertThat(found("!!! ':*")).isEmpty();
        assertThat(found("<-> ()")).isEmpty();
        assertThat(found("\\' northern")).containsExactly("Northern Gale");
        assertThat(found("1:northern")).isEmpty();
    }

    @Test
    void everyWordMustBeginAWord() {
        assertThat(found("warrior nowhere")).isEmpty();
        assertThat(found("arrior")).isEmpty();
        assertThat(found("warr")).hasSize(1);
        assertThat(found("JOINT 25")).hasSize(1);
        assertThat(found("\u00e9t\u00e9")).hasSize(1);
        assertThat(found("o'neill")).hasSize(1);
    }

    @Test
    void wordsOfAnotherWorkspaceAreNotFoundInThisOneAndBothAreFoundInAll() {
        WorkspaceId other = fixture.workspace("SECRET");
        fixture.admit(other, officer, AdmissionRole.LEAD);
        create(other, "Northern Quillon");
        assertThat(found("northern")).containsExactly("Northern Gale");
        assertThat(act.get(officer.subject(), () -> plans.list(ExercisePlanQuery.matching("northern"), 0, 50)))
                .extracting(ExercisePlanSummary::name)
                .containsExactlyInAnyOrder("Northern Gale", "Northern Quillon");
    }

    @Test
    void changedNameIsFoundAndTheFormerOneIsNot() {
        ExercisePlanId id = create(workspace, "Former Name");
        act.as(officer.subject(), () -> plans.change(id, 0, Fixture.plan("Present Title")));
        assertThat(found("former")).isEmpty();
        assertThat(found("title")).containsExactly("Present Title");
    }

    private ExercisePlanId create(WorkspaceId where, String name) {
        return act.get(
                officer.subject(), () -> plans.create(where, fixture.label("RESTRICTED", "GBR"), Fixture.plan(name)));
    }

    private List<String> found(String text) {
        ExercisePlanQuery query = new ExercisePlanQuery(
                workspace, text, null, null, null, null, null, ExercisePlanQuery.Order.NAME, false);
        return act.get(officer.subject(), () -> plans.list(query, 0, 50)).stream()
                .map(ExercisePlanSummary::name)
                .toList();
    }
}
