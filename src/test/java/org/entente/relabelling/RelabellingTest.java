package org.entente.relabelling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.entente.access.Roles;
import org.entente.audit.AuditLog;
import org.entente.audit.ObjectKind;
import org.entente.exercise.ExercisePlanId;
import org.entente.exercise.ExercisePlans;
import org.entente.exercise.planning.PlanSectionData;
import org.entente.exercise.planning.PlanSectionId;
import org.entente.exercise.planning.PlanSections;
import org.entente.exercise.planning.SectionKind;
import org.entente.label.Clearance;
import org.entente.label.ConfidentialityLabel;
import org.entente.label.LabelRelation;
import org.entente.label.Labels;
import org.entente.live.LiveChanges;
import org.entente.relabelling.Relabelling.Outcome;
import org.entente.relabelling.RelabellingRefused.Why;
import org.entente.shared.NationCode;
import org.entente.shared.WorkspaceId;
import org.entente.testing.Fixture;
import org.entente.testing.Fixture.Person;
import org.entente.testing.PortalTest;
import org.entente.workspace.AdmissionRole;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** How a plan gets another label: at once where that keeps readers out, and otherwise by two of its nation, now or on a date. */
class RelabellingTest extends PortalTest {

    private static final ObjectKind PLAN = ObjectKind.EXERCISE_PLAN;

    @Autowired
    private Relabelling relabelling;

    @Autowired
    private LabelReviews reviews;

    @Autowired
    private ExercisePlans plans;

    @Autowired
    private PlanSections sections;

    @Autowired
    private Labels labels;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private AuditLog auditLog;

    @Autowired
    private LabelledKinds kinds;

    @Autowired
    private LiveChanges changes;

    private WorkspaceId workspace;
    private Person asker;
    private Person second;
    private Person french;
    private Person polish;
    private ExercisePlanId plan;

    @BeforeEach
    void found() {
        workspace = fixture.workspace("SECRET");
        asker = fixture.officer("GBR", "SECRET");
        second = fixture.officer("GBR", "SECRET");
        french = fixture.officer("FRA", "SECRET");
        polish = fixture.officer("POL", "SECRET");
        for (Person person : List.of(asker, second, french, polish)) {
            fixture.admit(workspace, person, AdmissionRole.CONTRIBUTOR);
        }
        plan = act.get(asker.subject(), () -> plans.create(workspace, narrow(), Fixture.plan("Labelled anew")));
    }

    @Test
    void neitherWhoAsksNorAnotherNationNorAReaderAgrees() {
        Person reader = fixture.officer("GBR", "SECRET");
        fixture.admit(workspace, reader, AdmissionRole.READER);
        LabelChangeId change = asked(wide(), null);
        refused(asker, Why.SECOND_PERSON, () -> relabelling.agree(change));
        refused(asker, Why.SECOND_PERSON, () -> relabelling.decline(change));
        refused(french, Why.NOT_OPEN, () -> relabelling.agree(change));
        refused(polish, Why.NOT_OPEN, () -> relabelling.withdraw(change));
        refused(reader, Why.NOT_OPEN, () -> relabelling.agree(change));
        refused(second, Why.SECOND_PERSON, () -> relabelling.withdraw(change));
        assertThat(act.get(french.subject(), () -> relabelling.onPage(plan.value())))
                .isEmpty();
        assertThat(isThere(polish)).isFalse();
    }

    @Test
    void whatNobodyAgreesToLeavesTheLabel() {
        LabelChangeId declined = asked(wide(), null);
        act.as(second.subject(), () -> relabelling.decline(declined));
        refused(second, Why.NOT_OPEN, () -> relabelling.agree(declined));

        LabelChangeId withdrawn = asked(wide(), null);
        act.as(asker.subject(), () -> relabelling.withdraw(withdrawn));
        refused(second, Why.NOT_OPEN, () -> relabelling.agree(withdrawn));

        LabelChangeId old = asked(wide(), null);
        fixture.sql()
                .sql("update label_change set expires_at = now() where id = ?")
                .param(old.value())
                .update();
        refused(second, Why.NOT_OPEN, () -> relabelling.agree(old));
        assertThat(act.get(second.subject(), () -> relabelling.waitingForMe())).isEmpty();
        assertThat(isThere(polish)).isFalse();
    }

    @Test
    void oneReasonAndOneRequestAtATime() {
        refused(
                asker,
                Why.NO_REASON,
                () -> relabelling.change(LabelWish.of(PLAN, plan.value(), narrow(), wide(), " ")));
        asked(wide(), null);
        refused(
                second,
                Why.ASKED_ALREADY,
                () -> relabelling.change(LabelWish.of(PLAN, plan.value(), narrow(), wide(), "Again")));
        refused(
                asker,
                Why.CHANGED_MEANWHILE,
                () -> relabelling.change(LabelWish.of(PLAN, plan.value(), wide(), narrow(), "Outdated")));
    }

    @Test
    void theSecondPersonIsToldWhyAgreesAndWhoMayReadItDoes() {
        LabelChangeId change = asked(wide(), null);
        assertThat(kinds(second)).containsExactly("relabelling.asked");
        assertThat(kinds(french)).isEmpty();
        assertThat(act.get(second.subject(), () -> relabelling.waitingForMe()))
                .singleElement()
                .satisfies(waiting -> {
                    assertThat(waiting.change().reason()).isEqualTo("For the conference");
                    assertThat(waiting.change().decidable()).isTrue();
                    assertThat(waiting.object().title()).isEqualTo("Labelled anew");
                });
        assertThat(listed(second, "LABEL_CHANGES_LISTED")).containsExactly("1");
        // What is written meanwhile does not matter; the label does.
        act.as(asker.subject(), () -> plans.change(plan, 0, Fixture.plan("Labelled anew")));

        act.as(second.subject(), () -> relabelling.agree(change));

        assertThat(isThere(polish)).isTrue();
        assertThat(kinds(asker)).containsExactly("relabelling.agreed");
        assertThat(kinds(polish)).containsExactly("exercise.released");
        String both =
                "\"labelBefore\": \"%d\"".formatted(labels.intern(narrow()).value());
        for (String action : List.of("LABEL_CHANGE_ASKED", "LABEL_CHANGE_AGREED", "PLAN_RELABELLED")) {
            assertThat(detail(action))
                    .contains(both)
                    .contains("\"labelAfter\": \"%d\""
                            .formatted(labels.intern(wide()).value()))
                    .doesNotContain("conference");
        }
    }

    @Test
    void outlookTellsBeforeAnybodyIsAsked() {
        Person cleared = fixture.officer("GBR", "RESTRICTED");
        fixture.admit(workspace, cleared, AdmissionRole.CONTRIBUTOR);
        assertThat(outlook(asker, wide())).isEqualTo(new LabelOutlook(LabelRelation.OPENS, List.of(second.name())));
        assertThat(outlook(asker, fixture.label("SECRET", "GBR")))
                .isEqualTo(new LabelOutlook(LabelRelation.RESTRICTS, List.of()));
        fixture.state(second, "SUSPENDED");
        assertThat(outlook(asker, wide()).colleagues()).isEmpty();
    }

    @Test
    void raisingIsImmediateAlsoAboveOnesOwnSight() {
        Person low = fixture.officer("GBR", "CONFIDENTIAL");
        fixture.admit(workspace, low, AdmissionRole.CONTRIBUTOR);
        assertThat(relabel.alone(low, PLAN, plan.value(), fixture.label("SECRET", "GBR")))
                .isEqualTo(Outcome.DONE);
        assertThat(isThere(low)).isFalse();
        assertThat(isThere(french)).isFalse();
        assertThat(isThere(second)).isTrue();
        assertThat(detail("PLAN_RELABELLED")).contains("labelBefore").contains("labelAfter");
    }

    @Test
    void raisingOpensWhereSomebodyIsClearedForTheHigherLevelAlone() {
        Person odd = fixture.member(
                "GBR",
                Roles.LIAISON_OFFICER,
                new Clearance(
                        "ENTENTE",
                        new TreeSet<>(List.of("SECRET")),
                        labels.policy()
                                .clearance("SECRET", new NationCode("GBR"), List.of())
                                .categories()));
        ConfidentialityLabel raised = fixture.label("SECRET", "GBR");
        fixture.admit(workspace, odd, AdmissionRole.READER);
        assertThat(isThere(odd)).isFalse();
        assertThat(relabel.alone(asker, PLAN, plan.value(), raised)).isEqualTo(Outcome.ASKED);
        assertThat(isThere(odd)).isFalse();
        assertThat(isThere(french)).isTrue();
    }

    @Test
    void labelChangedMeanwhileLeavesNothingToAgreeTo() {
        LabelChangeId change = asked(wide(), null);
        relabel.alone(asker, PLAN, plan.value(), fixture.label("CONFIDENTIAL", "GBR"));
        refused(second, Why.NOT_OPEN, () -> relabelling.agree(change));
        assertThat(state(change)).isEqualTo("LAPSED");
    }

    @Test
    void sectionIsHeldToTheLabelsThatItIsReadUnder() {
        PlanSectionId section = act.get(
                asker.subject(),
                () -> sections.add(
                        plan, new PlanSectionData(SectionKind.CONCEPT, "Higher", ""), fixture.label("SECRET", "GBR")));
        ObjectKind kind = ObjectKind.EXERCISE_SECTION;
        assertThat(relabel.alone(asker, kind, section.value(), fixture.label("CONFIDENTIAL", "GBR")))
                .isEqualTo(Outcome.ASKED);
        act.as(second.subject(), () -> relabelling.decline(relabel.waiting(section.value())));
        LabelWish asPlan =
                LabelWish.of(kind, section.value(), fixture.label("SECRET", "GBR"), null, "It may be as the plan");
        assertThat(act.get(asker.subject(), () -> relabelling.change(asPlan))).isEqualTo(Outcome.ASKED);
        assertThat(act.get(french.subject(), () -> sections.list(plan))).isEmpty();

        act.as(second.subject(), () -> relabelling.agree(relabel.waiting(section.value())));
        assertThat(act.get(french.subject(), () -> sections.list(plan)))
                .singleElement()
                .satisfies(one -> assertThat(one.ownLabel()).isFalse());
        assertThat(relabel.alone(asker, kind, section.value(), fixture.label("SECRET", "GBR")))
                .isEqualTo(Outcome.DONE);
        assertThat(act.get(french.subject(), () -> sections.list(plan))).isEmpty();
    }

    @Test
    void requestForASectionLapsesWithThePlansLabel() {
        PlanSectionId section = act.get(
                asker.subject(),
                () -> sections.add(
                        plan, new PlanSectionData(SectionKind.CONCEPT, "Higher", ""), fixture.label("SECRET", "GBR")));
        LabelWish asPlan = LabelWish.of(
                ObjectKind.EXERCISE_SECTION, section.value(), fixture.label("SECRET", "GBR"), null, "As the plan");
        act.as(asker.subject(), () -> relabelling.change(asPlan));
        LabelChangeId change = relabel.waiting(section.value());
        relabel.give(asker, plan, wide());
        refused(second, Why.NOT_OPEN, () -> relabelling.agree(change));
        assertThat(state(change)).isEqualTo("LAPSED");
    }

    @Test
    void whatIsDatedComesAboutOnItsDateByItselfAndNotBefore() {
        refused(
                asker,
                Why.AT_ONCE,
                () -> relabelling.change(new LabelWish(
                        PLAN, plan.value(), narrow(), fixture.label("SECRET", "GBR"), "Later", inAnHour())));
        LabelChangeId change = asked(wide(), inAnHour());
        due(change);
        succession().doDue();
        assertThat(isThere(polish)).as("nobody has agreed").isFalse();
        fixture.sql()
                .sql("update label_change set takes_effect_at = now() + interval '1 hour' where id = ?")
                .param(change.value())
                .update();
        act.as(second.subject(), () -> relabelling.agree(change));
        assertThat(act.get(second.subject(), () -> relabelling.onPage(plan.value())))
                .singleElement()
                .satisfies(waiting -> assertThat(waiting.change().agreed()).isTrue());
        succession().doDue();
        assertThat(isThere(polish)).isFalse();

        due(change);
        succession().doDue();
        assertThat(state(change)).isEqualTo("DONE");
        assertThat(isThere(polish)).isTrue();
        assertThat(kinds(polish)).containsExactly("exercise.released");
        assertThat(detail("LABEL_CHANGE_DONE"))
                .contains(String.valueOf(labels.intern(narrow()).value()))
                .contains(String.valueOf(labels.intern(wide()).value()));
    }

    @Test
    void whatLapsesOnItsDateIsToldToTheOriginatorsOfficers() {
        LabelChangeId change = asked(wide(), inAnHour());
        act.as(second.subject(), () -> relabelling.agree(change));
        // The workspace takes no such label any more.
        fixture.sql()
                .sql("update workspace set ceiling = 0 where public_id = ?")
                .param(workspace.value())
                .update();
        due(change);
        succession().doDue();
        assertThat(state(change)).isEqualTo("LAPSED");
        assertThat(kinds(asker)).contains("relabelling.lapsed");
        assertThat(kinds(second)).contains("relabelling.lapsed");
        assertThat(kinds(french)).doesNotContain("relabelling.lapsed");
    }

    @Test
    void dueReviewIsToldOnceForEachDay() {
        DueReviews due = new DueReviews(jdbc, transaction);
        act.as(
                asker.subject(),
                () -> reviews.set(
                        PLAN, plan.value(), LocalDate.now(ZoneOffset.UTC).plusDays(2)));
        due.tell();
        assertThat(kinds(second)).isEmpty();
        fixture.sql()
                .sql("update label_review set review_on = current_date where object_id = ?")
                .param(plan.value())
                .update();
        due.tell();
        due.tell();
        assertThat(kinds(asker)).containsExactly("relabelling.review");
        assertThat(kinds(second)).containsExactly("relabelling.review");
        assertThat(kinds(french)).isEmpty();
        assertThat(count("select coalesce(sum(times), 0) from notification where object_id = ?"))
                .isEqualTo(2);
        fixture.sql()
                .sql("update label_review set review_on = current_date - 1 where object_id = ?")
                .param(plan.value())
                .update();
        due.tell();
        assertThat(count("select coalesce(sum(times), 0) from notification where object_id = ?"))
                .isEqualTo(4);
    }

    @Test
    void ofSeveralNodesOneDoesIt() {
        LabelChangeId change = asked(wide(), inAnHour());
        act.as(second.subject(), () -> relabelling.agree(change));
        due(change);
        CountDownLatch together = new CountDownLatch(1);
        try (ExecutorService nodes = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int node = 0; node < 3; node++) {
                LabelSuccession succession = succession();
                nodes.submit(() -> {
                    together.await();
                    succession.doDue();
                    return true;
                });
            }
            together.countDown();
        }
        assertThat(state(change)).isEqualTo("DONE");
        assertThat(count("select count(*) from label_history where object_id = ?"))
                .isEqualTo(2);
        assertThat(count("select count(*) from audit_entry where object_id = ?::text and action = 'LABEL_CHANGE_DONE'"))
                .isEqualTo(1);
        assertThat(count("""
                        select count(*) from audit_entry
                         where object_id = ?::text and action = 'LABEL_CHANGE_DONE' and workspace_id is not null
                        """)).isEqualTo(1);
    }

    @Test
    void upgradeOrAnyOfItsNationCancelsWhatIsDated() {
        LabelChangeId first = asked(wide(), inAnHour());
        act.as(second.subject(), () -> relabelling.agree(first));
        refused(french, Why.NOT_OPEN, () -> relabelling.withdraw(first));
        act.as(second.subject(), () -> relabelling.withdraw(first));

        LabelChangeId cancelled = asked(wide(), inAnHour());
        act.as(second.subject(), () -> relabelling.agree(cancelled));
        relabel.alone(asker, PLAN, plan.value(), fixture.label("SECRET", "GBR", "FRA"));
        assertThat(state(cancelled)).isEqualTo("LAPSED");
        due(first);
        due(cancelled);
        succession().doDue();
        assertThat(isThere(polish)).isFalse();
    }

    @Test
    void reviewIsSaidByItsNationReadWithTheObjectAndToldWhenItsDayHasCome() {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        refused(french, Why.NOT_THE_ORIGINATOR, () -> reviews.set(PLAN, plan.value(), today));
        refused(polish, Why.NOT_THERE, () -> reviews.set(PLAN, plan.value(), today));
        act.as(asker.subject(), () -> reviews.set(PLAN, plan.value(), today.plusDays(30)));
        assertThat(act.get(french.subject(), () -> reviews.day(plan.value()))).contains(today.plusDays(30));
        assertThat(act.get(polish.subject(), () -> reviews.day(plan.value()))).isEmpty();
        assertThat(act.get(second.subject(), () -> reviews.due())).isEmpty();

        act.as(second.subject(), () -> reviews.set(PLAN, plan.value(), today.minusDays(1)));
        assertThat(act.get(second.subject(), () -> reviews.due()))
                .singleElement()
                .satisfies(due -> assertThat(due.object().title()).isEqualTo("Labelled anew"));
        assertThat(listed(second, "LABEL_REVIEWS_LISTED")).containsExactly("0", "1");
        assertThat(act.get(french.subject(), () -> reviews.due())).isEmpty();
        relabel.give(asker, plan, fixture.label("SECRET", "GBR"));
        assertThat(act.get(french.subject(), () -> reviews.day(plan.value()))).isEmpty();
        act.as(second.subject(), () -> reviews.set(PLAN, plan.value(), null));
        assertThat(act.get(second.subject(), () -> reviews.due())).isEmpty();
    }

    @Test
    void whatIsAboveTheCeilingWhenItsDateComesLapses() {
        ConfidentialityLabel high = fixture.label("SECRET", "GBR", "FRA", "POL");
        LabelChangeId change = asked(high, inAnHour());
        act.as(second.subject(), () -> relabelling.agree(change));
        fixture.sql()
                .sql("update workspace set ceiling = 2 where public_id = ?")
                .param(workspace.value())
                .update();
        due(change);
        succession().doDue();
        assertThat(state(change)).isEqualTo("LAPSED");
        assertThat(isThere(polish)).isFalse();
        assertThat(detail("LABEL_CHANGE_LAPSED")).contains(change.toString());
    }

    private ConfidentialityLabel narrow() {
        return fixture.label("CONFIDENTIAL", "GBR", "FRA");
    }

    private ConfidentialityLabel wide() {
        return fixture.label("CONFIDENTIAL", "GBR", "FRA", "POL");
    }

    private static Instant inAnHour() {
        return Instant.now().plusSeconds(3600);
    }

    private LabelChangeId asked(ConfidentialityLabel label, @Nullable Instant at) {
        LabelWish wish = new LabelWish(PLAN, plan.value(), narrow(), label, "For the conference", at);
        assertThat(act.get(asker.subject(), () -> relabelling.change(wish))).isEqualTo(Outcome.ASKED);
        return relabel.waiting(plan.value());
    }

    private LabelOutlook outlook(Person person, ConfidentialityLabel label) {
        return act.get(person.subject(), () -> relabelling.outlook(PLAN, plan.value(), label));
    }

    private boolean isThere(Person person) {
        return act.get(person.subject(), () -> plans.isThere(plan));
    }

    private void refused(Person person, Why why, Runnable work) {
        assertThatThrownBy(() -> act.as(person.subject(), work))
                .isInstanceOfSatisfying(
                        RelabellingRefused.class, e -> assertThat(e.why()).isEqualTo(why));
    }

    /** Its date has come. */
    private void due(LabelChangeId change) {
        fixture.sql()
                .sql("update label_change set takes_effect_at = now() where id = ?")
                .param(change.value())
                .update();
    }

    private LabelSuccession succession() {
        return new LabelSuccession(jdbc, transaction, auditLog, kinds, changes);
    }

    // The portal's own node may have it in hand: this waits until it is done with it.
    private String state(LabelChangeId change) {
        return fixture.sql()
                .sql("select state from label_change where id = ? for update")
                .param(change.value())
                .query(String.class)
                .single();
    }

    private List<String> kinds(Person person) {
        return fixture.sql()
                .sql("select kind from notification where member_id = ? order by kind")
                .param(person.id().value())
                .query((row, n) -> row.getString(1))
                .list();
    }

    private String detail(String action) {
        return fixture.sql()
                .sql("select detail::text from audit_entry where object_id = ? and action = ?")
                .params(plan.toString(), action)
                .query(String.class)
                .single();
    }

    private int count(String sql) {
        return fixture.sql().sql(sql).param(plan.value()).query(Integer.class).single();
    }

    // How many rows each entry of that action tells of.
    private List<String> listed(Person person, String action) {
        return fixture.sql()
                .sql("select detail ->> 'rows' from audit_entry where actor = ? and action = ? order by occurred_at")
                .params(person.id().value(), action)
                .query((row, n) -> row.getString(1))
                .list();
    }
}
