package org.entente.training.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.BrowserlessUIContext;
import java.time.LocalDate;
import java.util.List;
import org.entente.shared.WorkspaceId;
import org.entente.testing.Fixture.Person;
import org.entente.testing.PageTest;
import org.entente.training.CourseData;
import org.entente.training.CourseId;
import org.entente.training.Courses;
import org.entente.training.Discipline;
import org.entente.training.IterationData;
import org.entente.training.IterationId;
import org.entente.training.IterationState;
import org.entente.training.Iterations;
import org.entente.uikit.ConflictNotice;
import org.entente.workspace.AdmissionRole;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** People of four nations at a course: one gives it, two nominate, one finds nothing. */
class TrainingPagesTest extends PageTest {

    @Autowired
    private Courses courses;

    @Autowired
    private Iterations iterations;

    private WorkspaceId workspace;
    private Person british;
    private Person french;
    private Person polish;
    private Person estonian;
    private CourseId course;
    private String page;

    @BeforeEach
    void found() {
        workspace = fixture.workspace("SECRET");
        british = officer("GBR");
        french = officer("FRA");
        polish = officer("POL");
        estonian = officer("EST");
        course = act.get(
                british.subject(),
                () -> courses.create(
                        workspace,
                        fixture.label("RESTRICTED", "GBR", "FRA", "POL"),
                        new CourseData(null, "Course of pages", Discipline.JOINT, null, List.of("en"), 5, null, "")));
        act.as(british.subject(), () -> {
            IterationId open = iterations.add(
                    course, new IterationData(LocalDate.of(2031, 1, 6), LocalDate.of(2031, 1, 10), null, 1, null));
            iterations.move(open, IterationState.OPEN);
        });
        page = TrainingNavigation.course(course) + "?part=iterations";
    }

    @Test
    void whoeverMayNotReadTheCourseMeetsThePageOfAnAddressThatIsNotThere() {
        var absent = open(estonian, "training/courses/00000000-0000-4000-8000-000000000000");
        String answer = text(absent.getUI());
        var denied = open(estonian, page);
        assertThat(title(denied)).isEqualTo(title(absent));
        assertThat(text(denied.getUI())).doesNotContain("Course of pages").hasSameSizeAs(answer);
        var official = open(fixture.official("GBR", "administrator"), "training");
        assertThat(text(official.getUI())).doesNotContain("Given by");
    }

    @Test
    void whatANationNominatesIsOnTheProvidersScreenAndOnNoOthers() {
        var providing = open(british, page);
        var other = open(french, page);
        var nominating = open(polish, page);
        nominate(nominating, "Test Person of Poland");

        eventually(providing, () -> assertThat(text(providing.getUI())).contains("Test Person of Poland"));
        press(providing, "Approve");
        eventually(nominating, () -> assertThat(text(nominating.getUI())).contains("Approved, to be confirmed"));
        eventually(other, () -> assertThat(text(other.getUI())).contains("none free for your nation"));
        assertThat(text(other.getUI())).doesNotContain("of Poland");
        nominating.activate();
        press(nominating, "Confirm");
        eventually(providing, () -> assertThat(text(providing.getUI())).contains("Confirmed"));
    }

    @Test
    void whoWaitsHasTheSeatOnScreenOnceItIsFreed() {
        var first = open(polish, page);
        nominate(first, "Test Person of Poland");
        var second = open(french, page);
        nominate(second, "Test Person of France");
        var providing = open(british, page);
        press(providing, "Approve");
        press(providing, "Approve");
        eventually(first, () -> assertThat(text(first.getUI())).containsAnyOf("Approved", "Waiting list"));
        boolean polandHasIt = text(first.getUI()).contains("Approved, to be confirmed");
        var holding = polandHasIt ? first : second;
        var waiting = polandHasIt ? second : first;
        eventually(waiting, () -> assertThat(text(waiting.getUI())).contains("Waiting list"));
        holding.activate();
        press(holding, "Withdraw");
        confirm(holding);
        eventually(waiting, () -> assertThat(text(waiting.getUI())).contains("Approved, to be confirmed"));
    }

    @Test
    void whoeverACourseIsWithdrawnFromIsTakenToItsWorkspace() {
        var reading = open(polish, page);
        press(reading, "Nominate");
        int version = act.get(british.subject(), () -> courses.open(course).orElseThrow())
                .version();
        relabel.give(british, course, fixture.label("RESTRICTED", "GBR", "FRA"));
        eventually(reading, () -> {
            assertThat(text(reading.getUI())).doesNotContain("Course of pages");
            assertThat(reading.getUI().getActiveViewLocation().getPath()).isEqualTo("workspaces/" + workspace);
        });
    }

    @Test
    void catalogueAndWorkspaceListTheCourseForThoseWhoMayReadIt() {
        for (String address : List.of("training", "workspaces/" + workspace + "?part=training")) {
            assertThat(rows(open(french, address))).as(address).isEqualTo(1);
            assertThat(rows(open(estonian, address))).as(address).isZero();
        }
    }

    @Test
    void changesOfTwoPeopleAreBroughtTogetherInTheForm() {
        Person colleague = officer("GBR");
        var editing = open(british, page);
        press(editing, "Edit");
        type(editing, "Course", "Course of mine");
        type(editing, "Place", "Bergen");
        act.as(
                colleague.subject(),
                () -> courses.change(
                        course,
                        0,
                        new CourseData("CP-1", "Course of theirs", Discipline.AIR, null, List.of("en"), 5, null, "")));

        editing.activate();
        press(editing, "Save changes");
        assertThat(text(editing.find(ConflictNotice.class).single()))
                .contains(colleague.name() + " changed this", "in the form: Code, Discipline.")
                .contains("You both changed: Course.", "Course: Course of theirs");
        press(editing, "Save changes");

        act.as(
                british.subject(),
                () -> assertThat(courses.open(course).orElseThrow().data())
                        .isEqualTo(new CourseData(
                                "CP-1", "Course of mine", Discipline.AIR, null, List.of("en"), 5, "Bergen", "")));
    }

    @Test
    void whoMayNoLongerReadItIsToldNothingOfTheOthersChange() {
        var editing = open(british, page);
        press(editing, "Edit");
        type(editing, "Place", "Bergen");
        fixture.sql()
                .sql("delete from admission where member_id = ?")
                .param(british.id().value())
                .update();

        editing.activate();
        press(editing, "Save changes");
        assertThat(editing.find(ConflictNotice.class).all())
                .noneMatch(notice -> text(notice).contains("changed this"));
    }

    private static int rows(BrowserlessUIContext window) {
        return window.test(window.find(CourseGrid.class).single()).size();
    }

    private void nominate(BrowserlessUIContext window, String name) {
        window.activate();
        press(window, "Nominate");
        type(window, "Name", name);
        press(window, "Nominate");
    }

    private Person officer(String nation) {
        Person person = fixture.officer(nation, "SECRET");
        fixture.admit(workspace, person, AdmissionRole.CONTRIBUTOR);
        return person;
    }
}
