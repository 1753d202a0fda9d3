package org.entente.exercise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import org.entente.audit.ObjectKind;
import org.entente.label.ConfidentialityLabel;
import org.entente.label.InvalidLabel;
import org.entente.relabelling.RelabellingRefused;
import org.entente.shared.WorkspaceId;
import org.entente.testing.Fixture;
import org.entente.testing.Fixture.Person;
import org.entente.testing.PortalTest;
import org.entente.workspace.AdmissionRole;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;

/** Who may write a plan, release it, and what becomes of two changes at once. */
class PlanRulesTest extends PortalTest {

    @Autowired
    private ExercisePlans plans;

    private WorkspaceId workspace;
    private Person british;
    private Person french;
    private Person reader;

    @BeforeEach
    void found() {
        workspace = fixture.workspace("CONFIDENTIAL");
        british = fixture.officer("GBR", "SECRET");
        french = fixture.officer("FRA", "SECRET");
        reader = fixture.officer("POL", "SECRET");
        fixture.admit(workspace, british, AdmissionRole.LEAD);
        fixture.admit(workspace, french, AdmissionRole.CONTRIBUTOR);
        fixture.admit(workspace, reader, AdmissionRole.READER);
    }

    @Test
    void aReaderAddsAndChangesNothing() {
        ConfidentialityLabel label = fixture.label("RESTRICTED", "GBR", "POL");
        ExercisePlanId id = create(british, label);
        assertRefused(PlanNotAllowed.Why.BEYOND_RIGHTS, () -> create(reader, label));
        assertRefused(
                PlanNotAllowed.Why.BEYOND_RIGHTS,
                () -> act.as(reader.subject(), () -> plans.change(id, 0, Fixture.plan("Another name"))));
    }

    @Test
    void nothingIsWrittenIntoASealedWorkspaceOrIntoOneThatOneIsNotAdmittedTo() {
        ConfidentialityLabel label = fixture.label("RESTRICTED", "GBR");
        Person outsider = fixture.officer("GBR", "SECRET");
        assertRefused(PlanNotAllowed.Why.BEYOND_RIGHTS, () -> create(outsider, label));
        fixture.sql()
                .sql("update workspace set state = 'SEALED' where public_id = ?")
                .param(workspace.value())
                .update();
        assertRefused(PlanNotAllowed.Why.BEYOND_RIGHTS, () -> create(british, label));
    }

    @Test
    void aLabelAboveTheCeilingIsRefused() {
        assertRefused(PlanNotAllowed.Why.ABOVE_CEILING, () -> create(british, fixture.label("SECRET", "GBR")));
    }

    @Test
    void aLabelThatLeavesOutItsOriginatorIsRefused() {
        // A label that the writer cannot read is beyond that writer's rights before any other rule is asked.
        assertThatThrownBy(() -> create(british, fixture.label("RESTRICTED", "FRA")))
                .isInstanceOf(PlanNotAllowed.class);
    }

    @Test
    void aLabelThatNamesNoNationIsInvalid() {
        assertThatThrownBy(() -> create(british, fixture.label("RESTRICTED"))).isInstanceOf(InvalidLabel.class);
    }

    @Test
    void aCaveatThatOneDoesNotHoldCannotBeGiven() {
        assertRefused(
                PlanNotAllowed.Why.BEYOND_RIGHTS, () -> create(british, fixture.controlLabel("RESTRICTED", "GBR")));
    }

    @Test
    void onlyTheOriginatingNationChangesALabel() {
        ExercisePlanId id = create(british, fixture.label("RESTRICTED", "GBR", "FRA"));
        ConfidentialityLabel wider = fixture.label("RESTRICTED", "GBR", "FRA", "POL");
        assertThat(relabel.refusal(french, ObjectKind.EXERCISE_PLAN, id.value(), wider))
                .isEqualTo(RelabellingRefused.Why.NOT_THE_ORIGINATOR);
        relabel.give(british, id, wider);
        assertThat(act.get(reader.subject(), () -> plans.open(id))).isPresent();
    }

    @Test
    void aPlanWithdrawnFromANationIsNoLongerThereForIt() {
        ExercisePlanId id = create(british, fixture.label("RESTRICTED", "GBR", "FRA"));
        assertThat(act.get(french.subject(), () -> plans.isThere(id))).isTrue();
        relabel.give(british, id, fixture.label("RESTRICTED", "GBR"));
        assertThat(act.get(french.subject(), () -> plans.isThere(id))).isFalse();
        assertThat(act.get(french.subject(), () -> plans.list(ExercisePlanQuery.of(workspace), 0, 10)))
                .isEmpty();
    }

    @Test
    void theSecondOfTwoChangesIsToldWhatTheFirstMade() {
        ExercisePlanId id = create(british, fixture.label("RESTRICTED", "GBR", "FRA"));
        act.as(british.subject(), () -> plans.change(id, 0, Fixture.plan("First")));
        assertThatThrownBy(() -> act.as(french.subject(), () -> plans.change(id, 0, Fixture.plan("Second"))))
                .isInstanceOfSatisfying(PlanChangedMeanwhile.class, meanwhile -> {
                    assertThat(meanwhile.current().data().name()).isEqualTo("First");
                    assertThat(meanwhile.current().version()).isEqualTo(1);
                });
        act.as(french.subject(), () -> plans.change(id, 1, Fixture.plan("Second")));
        assertThat(act.get(british.subject(), () -> plans.open(id)))
                .hasValueSatisfying(plan -> assertThat(plan.data().name()).isEqualTo("Second"));
    }

    @Test
    void absentAndDeniedAreAnsweredAlike() {
        ExercisePlanId denied = create(british, fixture.label("RESTRICTED", "GBR"));
        ExercisePlanId absent = new ExercisePlanId(UUID.randomUUID());
        for (ExercisePlanId id : List.of(denied, absent)) {
            assertThat(act.get(french.subject(), () -> plans.open(id))).isEmpty();
            assertThatThrownBy(() -> act.as(french.subject(), () -> plans.change(id, 0, Fixture.plan("x"))))
                    .isInstanceOf(PlanNotThere.class);
            assertThat(relabel.refusal(
                            french, ObjectKind.EXERCISE_PLAN, id.value(), fixture.label("RESTRICTED", "GBR", "FRA")))
                    .isEqualTo(RelabellingRefused.Why.NOT_THERE);
        }
    }

    @Test
    void searchFindsWordsByTheirBeginningAndOnlyWhatMayBeRead() {
        create(british, fixture.label("RESTRICTED", "GBR", "FRA"), "Quillon Harbour");
        create(british, fixture.label("RESTRICTED", "GBR"), "Quillon Ridge");
        assertThat(names(french, "quill")).containsExactly("Quillon Harbour");
        assertThat(names(british, "QUILLON har")).containsExactly("Quillon Harbour");
        assertThat(names(british, "quillon")).containsExactlyInAnyOrder("Quillon Harbour", "Quillon Ridge");
        assertThat(names(british, "' | & ! ( :*")).isEmpty();
    }

    @Test
    void whoeverIsSuspendedSeesNothingFromTheNextStatementOn() {
        ExercisePlanId id = create(british, fixture.label("RESTRICTED", "GBR", "FRA"));
        Authentication session = act.authentication(french.subject());
        assertThat(act.with(session, () -> plans.open(id))).isPresent();
        fixture.state(french, "SUSPENDED");
        assertThat(act.with(session, () -> plans.open(id))).isEmpty();
        assertThat(act.with(session, () -> plans.list(ExercisePlanQuery.of(workspace), 0, 10)))
                .isEmpty();
    }

    @Test
    void administratorsAndAuditorsHaveNoWayToPlans() {
        for (String role : List.of("administrator", "auditor", "nation-administrator")) {
            Person official = fixture.official("GBR", role);
            fixture.admit(workspace, official, AdmissionRole.LEAD);
            assertThatThrownBy(
                            () -> act.get(official.subject(), () -> plans.list(ExercisePlanQuery.of(workspace), 0, 10)))
                    .isInstanceOf(AccessDeniedException.class);
        }
    }

    @Test
    void changesOfTwoPeopleArePutTogether() {
        ExercisePlanData base = Fixture.plan("Merge");
        ExercisePlanData mine = with(base, "Merge", "my purpose", ExerciseStatus.CONFIRMED);
        ExercisePlanData saved = with(base, "Merged", "their purpose", ExerciseStatus.PLANNED);
        PlanMerge merge = PlanMerge.of(base, mine, saved);
        assertThat(merge.data()).isEqualTo(with(base, "Merged", "my purpose", ExerciseStatus.CONFIRMED));
        assertThat(merge.theirs()).containsExactly("name");
        assertThat(merge.both()).containsExactly("purpose");
    }

    private static ExercisePlanData with(ExercisePlanData data, String name, String purpose, ExerciseStatus status) {
        return new ExercisePlanData(
                name,
                data.series(),
                purpose,
                data.kind(),
                data.domains(),
                data.starts(),
                data.ends(),
                data.place(),
                data.host(),
                data.participants(),
                status);
    }

    private List<String> names(Person person, String words) {
        ExercisePlanQuery query = new ExercisePlanQuery(
                workspace, words, null, null, null, null, null, ExercisePlanQuery.Order.NAME, false);
        return act.get(person.subject(), () -> plans.list(query, 0, 10)).stream()
                .map(ExercisePlanSummary::name)
                .toList();
    }

    private ExercisePlanId create(Person person, ConfidentialityLabel label) {
        return create(person, label, "Rules of plans");
    }

    private ExercisePlanId create(Person person, ConfidentialityLabel label, String name) {
        return act.get(person.subject(), () -> plans.create(workspace, label, Fixture.plan(name)));
    }

    private static void assertRefused(PlanNotAllowed.Why why, Runnable work) {
        assertThatThrownBy(work::run)
                .isInstanceOfSatisfying(
                        PlanNotAllowed.class,
                        refused -> assertThat(refused.why()).isEqualTo(why));
    }
}
