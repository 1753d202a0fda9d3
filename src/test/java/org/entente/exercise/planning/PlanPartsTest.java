package org.entente.exercise.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.entente.audit.ObjectKind;
import org.entente.exercise.ExercisePlanId;
import org.entente.exercise.ExercisePlans;
import org.entente.label.ConfidentialityLabel;
import org.entente.notification.Notification;
import org.entente.notification.Notifications;
import org.entente.relabelling.RelabellingRefused;
import org.entente.shared.NationCode;
import org.entente.shared.WorkspaceId;
import org.entente.testing.Fixture;
import org.entente.testing.Fixture.Person;
import org.entente.testing.PortalTest;
import org.entente.workspace.AdmissionRole;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Sections, answers and key dates of a plan that one nation shares with a second, and what a third finds of them. */
class PlanPartsTest extends PortalTest {

    private static final NationCode FRA = new NationCode("FRA");

    @Autowired
    private ExercisePlans plans;

    @Autowired
    private PlanSections sections;

    @Autowired
    private Participation participation;

    @Autowired
    private KeyDates dates;

    @Autowired
    private Notifications notifications;

    private WorkspaceId workspace;
    private Person british;
    private Person french;
    private Person polish;
    private ExercisePlanId plan;

    @BeforeEach
    void found() {
        workspace = fixture.workspace("CONFIDENTIAL");
        british = fixture.officer("GBR", "SECRET");
        french = fixture.officer("FRA", "RESTRICTED");
        polish = fixture.officer("POL", "SECRET");
        fixture.admit(workspace, british, AdmissionRole.LEAD);
        fixture.admit(workspace, french, AdmissionRole.CONTRIBUTOR);
        fixture.admit(workspace, polish, AdmissionRole.CONTRIBUTOR);
        plan = act.get(
                british.subject(),
                () -> plans.create(workspace, fixture.label("RESTRICTED", "GBR", "FRA"), Fixture.plan("In parts")));
    }

    @Test
    void whatIsMadeOfAPlanBeginsWithTheLabelsOfThePartsThatTheAskerReads() {
        ConfidentialityLabel higher = fixture.label("CONFIDENTIAL", "GBR", "FRA");
        act.as(
                british.subject(),
                () -> sections.add(plan, new PlanSectionData(SectionKind.CONCEPT, "Higher", ""), higher));
        assertThat(act.get(british.subject(), () -> sections.labels(plan))).containsExactly(higher);
        assertThat(act.get(french.subject(), () -> sections.labels(plan))).isEmpty();
        assertThat(act.get(polish.subject(), () -> sections.labels(plan))).isEmpty();
    }

    @Test
    void anotherNationCannotAnswerForANation() {
        as(british, () -> participation.invite(plan, List.of(FRA)));

        refused(british, () -> participation.answer(plan, FRA, 0, AnswerState.CONFIRMED, ""));
        refused(polish, () -> participation.answer(plan, FRA, 0, AnswerState.DECLINED, ""));
        refused(british, () -> participation.answer(plan, new NationCode("POL"), -1, AnswerState.CONFIRMED, ""));
        assertThat(answers()).containsExactly("FRA INVITED");
    }

    @Test
    void readerAnswersNothingAndInvitesNobody() {
        fixture.admit(workspace, french, AdmissionRole.READER);
        as(british, () -> participation.invite(plan, List.of(FRA)));
        refused(french, () -> participation.answer(plan, FRA, 0, AnswerState.CONFIRMED, ""));
        refused(french, () -> participation.invite(plan, List.of(new NationCode("POL"))));
        refused(french, () -> sections.add(plan, section("Taken"), null));
        refused(french, () -> dates.add(plan, date("IPC")));
    }

    @Test
    void thirdNationFindsAndWritesNoPart() {
        as(british, () -> {
            sections.add(plan, section("Concept"), null);
            participation.invite(plan, List.of(FRA));
            dates.add(plan, date("IPC"));
        });
        assertThat(act.get(polish.subject(), () -> sections.list(plan))).isEmpty();
        assertThat(act.get(polish.subject(), () -> participation.list(plan))).isEmpty();
        assertThat(act.get(polish.subject(), () -> dates.list(plan))).isEmpty();
        assertThat(act.get(polish.subject(), () -> dates.next(LocalDate.of(2030, 1, 1), 100)))
                .noneMatch(next -> next.plan().equals(plan));
        refused(polish, () -> sections.add(plan, section("Taken"), null));
        refused(polish, () -> dates.add(plan, date("MPC")));
        refused(polish, () -> participation.invite(plan, List.of(new NationCode("POL"))));
    }

    @Test
    void withdrawnPlanTakesItsPartsAndItsNoticesAlong() {
        as(british, () -> {
            sections.add(plan, section("Concept"), null);
            participation.invite(plan, List.of(FRA));
            dates.add(plan, date("IPC"));
        });
        assertThat(waiting(french)).containsExactlyInAnyOrder("exercise.invited", "exercise.dates");
        assertThat(act.get(french.subject(), () -> sections.list(plan))).hasSize(1);

        relabel(fixture.label("RESTRICTED", "GBR"));
        assertThat(waiting(french)).isEmpty();
        assertThat(act.get(french.subject(), () -> sections.list(plan))).isEmpty();
        assertThat(act.get(french.subject(), () -> participation.list(plan))).isEmpty();
        assertThat(act.get(french.subject(), () -> dates.list(plan))).isEmpty();

        relabel(fixture.label("RESTRICTED", "GBR", "FRA"));
        assertThat(waiting(french)).hasSize(2);
        assertThat(act.get(french.subject(), () -> dates.list(plan))).hasSize(1);
    }

    @Test
    void sectionWithALabelOfItsOwnIsReadByThoseWhoMayReadBoth() {
        as(british, () -> {
            sections.add(plan, section("For all"), null);
            sections.add(plan, section("Higher"), fixture.label("CONFIDENTIAL", "GBR", "FRA"));
            sections.add(plan, section("Wider"), fixture.label("RESTRICTED", "GBR", "FRA", "POL"));
        });
        assertThat(headings(british)).containsExactly("For all", "Higher", "Wider");
        assertThat(headings(french)).containsExactly("For all", "Wider");
        assertThat(headings(polish)).isEmpty();

        relabel(fixture.label("RESTRICTED", "GBR"));
        assertThat(headings(french)).isEmpty();
        relabel(fixture.label("RESTRICTED", "GBR", "FRA", "POL"));
        assertThat(headings(polish)).containsExactly("For all", "Wider");
    }

    @Test
    void sectionIsNotLabelledAboveTheCeilingNorWithoutItsOriginatorNorByAnother() {
        refused(british, () -> sections.add(plan, section("Too high"), fixture.label("SECRET", "GBR")));
        refused(british, () -> sections.add(plan, section("Given away"), fixture.label("RESTRICTED", "FRA")));
        PlanSectionId id = act.get(british.subject(), () -> sections.add(plan, section("British"), null));
        assertThat(relabel.refusal(
                        french,
                        ObjectKind.EXERCISE_SECTION,
                        id.value(),
                        fixture.label("RESTRICTED", "GBR", "FRA", "POL")))
                .isEqualTo(RelabellingRefused.Why.NOT_THE_ORIGINATOR);
        assertThat(headings(polish)).isEmpty();
    }

    @Test
    void whoEditsSecondIsTold() {
        PlanSectionId id = act.get(british.subject(), () -> sections.add(plan, section("Concept"), null));
        as(french, () -> sections.change(plan, id, 0, section("French concept")));
        assertThatThrownBy(() -> as(british, () -> sections.change(plan, id, 0, section("British concept"))))
                .isInstanceOf(PartChangedMeanwhile.class);
        assertThatThrownBy(() -> as(british, () -> sections.remove(plan, id, 0)))
                .isInstanceOf(PartChangedMeanwhile.class);
        assertThat(headings(british)).containsExactly("French concept");
    }

    @Test
    void sectionsChangePlaces() {
        as(british, () -> {
            sections.add(plan, section("One"), null);
            sections.add(plan, section("Two"), null);
        });
        PlanSectionId three = act.get(british.subject(), () -> sections.add(plan, section("Three"), null));
        as(french, () -> sections.move(plan, three, true));
        assertThat(headings(british)).containsExactly("One", "Three", "Two");
        as(british, () -> sections.move(plan, three, true));
        as(british, () -> sections.move(plan, three, true));
        assertThat(headings(british)).containsExactly("Three", "One", "Two");
    }

    @Test
    void nationAnswersForItselfAndTheOriginatorIsTold() {
        as(british, () -> participation.invite(plan, List.of(FRA)));
        as(french, () -> participation.answer(plan, FRA, 0, AnswerState.INTENDS, "With one frigate"));
        assertThat(answers()).containsExactly("FRA INTENDS With one frigate");
        assertThat(waiting(british)).containsExactly("exercise.answered");
        assertThatThrownBy(() -> as(french, () -> participation.answer(plan, FRA, 0, AnswerState.DECLINED, "")))
                .isInstanceOf(PartChangedMeanwhile.class);
        refused(british, () -> participation.invite(plan, List.of(FRA)));
    }

    @Test
    void keyDatesAreCountedFromTheStartAndMoveWithIt() {
        KeyDateTemplate template = act.get(british.subject(), dates::templates).getFirst();
        as(british, () -> dates.apply(plan, template));
        List<KeyDate> computed = act.get(french.subject(), () -> dates.list(plan));
        // The exercise of the fixture is from 2 to 15 June 2031.
        assertThat(day(computed, "STARTEX")).isEqualTo("2031-06-02");
        assertThat(day(computed, "ENDEX")).isEqualTo("2031-06-15");
        assertThat(day(computed, "IPC")).isEqualTo("2030-07-07");
        assertThat(day(computed, "FPC")).isEqualTo("2031-03-19");

        as(british, () -> dates.apply(plan, template));
        assertThat(act.get(french.subject(), () -> dates.list(plan))).hasSameSizeAs(computed);
    }

    @Test
    void entriesTellWhatWasDoneAndHoldNoContent() {
        as(british, () -> {
            sections.add(plan, section("Secret heading"), null);
            participation.invite(plan, List.of(FRA));
        });
        as(french, () -> participation.answer(plan, FRA, 0, AnswerState.DECLINED, "Secret remark"));
        refused(british, () -> participation.answer(plan, FRA, 1, AnswerState.CONFIRMED, ""));
        List<String> entries = fixture.sql()
                .sql(
                        "select action || ' ' || outcome || ' ' || coalesce(detail::text, '') from audit_entry e where e.object_id = ? or e.workspace_id = (select id from workspace where public_id = ?) order by id")
                .params(plan.toString(), workspace.value())
                .query((row, n) -> row.getString(1))
                .list();
        assertThat(entries)
                .anyMatch(entry -> entry.startsWith("SECTION_ADDED SUCCESS"))
                .anyMatch(entry -> entry.startsWith("NATION_INVITED SUCCESS") && entry.contains("FRA"))
                .anyMatch(entry -> entry.startsWith("ANSWER_GIVEN SUCCESS") && entry.contains("DECLINED"))
                .anyMatch(entry -> entry.startsWith("ANSWER_GIVEN DENIED"))
                .noneMatch(entry -> entry.contains("Secret"));
    }

    private void as(Person person, Runnable work) {
        act.as(person.subject(), work);
    }

    private void refused(Person person, Runnable work) {
        assertThatThrownBy(() -> as(person, work)).isInstanceOf(PartNotAllowed.class);
    }

    private void relabel(ConfidentialityLabel label) {
        relabel.give(british, plan, label);
    }

    private List<String> waiting(Person person) {
        return act.get(person.subject(), () -> notifications.list(50)).stream()
                .map(Notification::kind)
                .toList();
    }

    private List<String> headings(Person person) {
        return act.get(person.subject(), () -> sections.list(plan)).stream()
                .map(section -> section.data().heading())
                .toList();
    }

    private List<String> answers() {
        return act.get(british.subject(), () -> participation.list(plan)).stream()
                .map(answer -> (answer.nation() + " " + answer.state() + " " + answer.remark()).strip())
                .toList();
    }

    private static String day(List<KeyDate> dates, String code) {
        return dates.stream()
                .filter(date -> date.data().code().equals(code))
                .map(date -> date.data().starts().toString())
                .findFirst()
                .orElse("");
    }

    private static PlanSectionData section(String heading) {
        return new PlanSectionData(SectionKind.CONCEPT, heading, "Text of " + heading);
    }

    private static KeyDateData date(String code) {
        return new KeyDateData(code, "Conference", LocalDate.of(2031, 1, 6), LocalDate.of(2031, 1, 8), null);
    }
}
