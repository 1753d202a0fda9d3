package org.entente.exercise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import org.entente.audit.ObjectKind;
import org.entente.relabelling.Relabelling;
import org.entente.relabelling.RelabellingRefused;
import org.entente.shared.WorkspaceId;
import org.entente.testing.Fixture;
import org.entente.testing.Fixture.Person;
import org.entente.testing.PortalTest;
import org.entente.workspace.AdmissionRole;
import org.jspecify.annotations.Nullable;
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
    private ExercisePlanId plan;
    private String name;

    @BeforeEach
    void found() {
        workspace = fixture.workspace("SECRET");
        british = fixture.officer("GBR", "SECRET");
        french = fixture.officer("FRA", "SECRET");
        polish = fixture.officer("POL", "SECRET");
        fixture.admit(workspace, british, AdmissionRole.LEAD);
        fixture.admit(workspace, french, AdmissionRole.CONTRIBUTOR);
        fixture.admit(workspace, polish, AdmissionRole.CONTRIBUTOR);
        name = "Zetland " + UUID.randomUUID().toString().substring(0, 8);
        plan = act.get(
                british.subject(),
                () -> plans.create(workspace, fixture.label("SECRET", "GBR", "FRA"), Fixture.plan(name)));
    }

    @Test
    void thirdNationFindsItInNoList() {
        assertThat(list(polish, ExercisePlanQuery.of(workspace))).isEmpty();
        assertThat(list(polish, ExercisePlanQuery.matching("zetland"))).isEmpty();
        assertThat(list(polish, ExercisePlanQuery.matching(name))).isEmpty();
        assertThat(list(polish, everywhere(null)))
                .noneMatch(summary -> summary.id().equals(plan));
        assertThat(list(polish, everywhere("FRA")))
                .noneMatch(summary -> summary.id().equals(plan));
    }

    @Test
    void thirdNationDoesNotOpenIt() {
        assertThat(act.get(polish.subject(), () -> plans.open(plan))).isEmpty();
        assertThat(act.get(polish.subject(), () -> plans.isThere(plan))).isFalse();
    }

    @Test
    void thirdNationDoesNotChangeIt() {
        assertThatThrownBy(() -> act.as(polish.subject(), () -> plans.change(plan, 0, Fixture.plan("Taken"))))
                .isInstanceOf(PlanNotThere.class);
        assertThat(relabel.refusal(
                        polish, ObjectKind.EXERCISE_PLAN, plan.value(), fixture.label("SECRET", "GBR", "FRA", "POL")))
                .isEqualTo(RelabellingRefused.Why.NOT_THERE);
    }

    @Test
    void deniedAndAbsentLookAlikeToTheAskerAndDifferForTheAuditor() {
        ExercisePlanId absent = new ExercisePlanId(UUID.randomUUID());
        Person outsider = fixture.officer("GBR", "SECRET");

        assertThat(act.get(polish.subject(), () -> plans.open(plan)))
                .isEqualTo(act.get(polish.subject(), () -> plans.open(absent)));
        assertThat(refusal(polish, plan)).isEqualTo(refusal(polish, absent));
        act.as(outsider.subject(), () -> plans.open(plan));

        // Each was opened once and changed once.
        assertThat(reasons(polish, plan)).hasSize(2).containsOnly("OBJECT_OPENED DENIED LABEL");
        assertThat(reasons(polish, absent)).hasSize(2).containsOnly("OBJECT_OPENED DENIED ABSENT");
        assertThat(reasons(outsider, plan)).containsExactly("OBJECT_OPENED DENIED NOT_ADMITTED");
    }

    @Test
    void releasedNationSeesIt() {
        assertThat(list(french, ExercisePlanQuery.of(workspace)))
                .extracting(ExercisePlanSummary::id)
                .containsExactly(plan);
        assertThat(list(french, ExercisePlanQuery.matching(name)))
                .extracting(ExercisePlanSummary::id)
                .containsExactly(plan);
        assertThat(act.get(french.subject(), () -> plans.open(plan)))
                .hasValueSatisfying(opened -> assertThat(opened.data().name()).isEqualTo(name));
        assertThat(reasons(french, plan)).containsExactly("PLAN_OPENED SUCCESS null");
    }

    @Test
    void oneOfItsOfficersAloneDoesNotReleaseIt() {
        assertThat(relabel.alone(
                        british, ObjectKind.EXERCISE_PLAN, plan.value(), fixture.label("SECRET", "GBR", "FRA", "POL")))
                .isEqualTo(Relabelling.Outcome.ASKED);
        assertThat(list(polish, ExercisePlanQuery.of(workspace))).isEmpty();
        assertThat(act.get(polish.subject(), () -> plans.isThere(plan))).isFalse();
    }

    @Test
    void releaseByTwoShowsItAndWithdrawalByOneTakesItAway() {
        relabel.give(british, plan, fixture.label("SECRET", "GBR", "FRA", "POL"));
        assertThat(list(polish, ExercisePlanQuery.of(workspace))).hasSize(1);

        assertThat(relabel.alone(british, ObjectKind.EXERCISE_PLAN, plan.value(), fixture.label("SECRET", "GBR")))
                .isEqualTo(Relabelling.Outcome.DONE);
        assertThat(list(polish, ExercisePlanQuery.of(workspace))).isEmpty();
        assertThat(list(french, ExercisePlanQuery.matching(name))).isEmpty();
        assertThat(act.get(french.subject(), () -> plans.open(plan))).isEmpty();
    }

    @Test
    void officerWithoutTheCaveatOrTheLevelDoesNotSeeIt() {
        Person trusted = fixture.officer("GBR", "SECRET", "EXERCISE CONTROL");
        Person restricted = fixture.officer("GBR", "RESTRICTED", "EXERCISE CONTROL");
        fixture.admit(workspace, trusted, AdmissionRole.CONTRIBUTOR);
        fixture.admit(workspace, restricted, AdmissionRole.CONTRIBUTOR);
        ExercisePlanId control = act.get(
                trusted.subject(),
                () -> plans.create(workspace, fixture.controlLabel("CONFIDENTIAL", "GBR"), Fixture.plan(name)));

        assertThat(act.get(british.subject(), () -> plans.open(control))).isEmpty();
        assertThat(act.get(restricted.subject(), () -> plans.open(control))).isEmpty();
        assertThat(act.get(trusted.subject(), () -> plans.open(control))).isPresent();
    }

    private List<ExercisePlanSummary> list(Person person, ExercisePlanQuery query) {
        return act.get(person.subject(), () -> plans.list(query, 0, ExercisePlans.MOST_ROWS));
    }

    private static ExercisePlanQuery everywhere(@Nullable String party) {
        return new ExercisePlanQuery(null, null, party, null, null, null, null, ExercisePlanQuery.Order.UPDATED, true);
    }

    private String refusal(Person person, ExercisePlanId id) {
        try {
            act.as(person.subject(), () -> plans.change(id, 0, Fixture.plan("Taken")));
            return "none";
        } catch (PlanNotThere e) {
            return e.toString();
        }
    }

    private List<String> reasons(Person person, ExercisePlanId id) {
        return fixture.sql()
                .sql("select action || ' ' || outcome || ' ' || coalesce(reason, 'null') from audit_entry"
                        + " where actor = ? and object_id = ? order by occurred_at")
                .params(person.id().value(), id.toString())
                .query((row, n) -> row.getString(1))
                .list();
    }
}
