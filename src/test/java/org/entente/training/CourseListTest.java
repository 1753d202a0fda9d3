package org.entente.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.entente.shared.NationCode;
import org.entente.shared.WorkspaceId;
import org.entente.testing.Fixture.Person;
import org.entente.testing.PortalTest;
import org.entente.training.CourseQuery.Order;
import org.entente.workspace.AdmissionRole;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class CourseListTest extends PortalTest {

    private static final LocalDate DAY = LocalDate.now().plusDays(100);

    @Autowired
    private Courses courses;

    @Autowired
    private Iterations iterations;

    private Person officer;
    private WorkspaceId workspace;

    @BeforeEach
    void teach() {
        officer = fixture.officer("GBR", "SECRET");
        workspace = fixture.workspace("SECRET");
        fixture.admit(workspace, officer, AdmissionRole.CONTRIBUTOR);
        course("bridges", Discipline.ENGINEERING, "en", DAY);
        course("Anchors", Discipline.MARITIME, "fr", DAY.plusDays(30));
        course("Compasses", Discipline.MARITIME, "en", null);
    }

    @Test
    void eachFilterLeavesWhatItNamesAndTheyCombine() {
        assertThat(titles(query(Discipline.MARITIME, null, null, null, Order.TITLE, false)))
                .containsExactly("Anchors", "Compasses");
        assertThat(titles(query(null, "en", null, null, Order.TITLE, false))).containsExactly("bridges", "Compasses");
        assertThat(titles(query(Discipline.MARITIME, "en", null, null, Order.TITLE, false)))
                .containsExactly("Compasses");
        assertThat(titles(query(null, null, DAY.plusDays(10), null, Order.TITLE, false)))
                .containsExactly("Anchors");
        assertThat(titles(query(null, null, null, DAY.plusDays(10), Order.TITLE, false)))
                .containsExactly("bridges");
        assertThat(titles(query(null, null, DAY, DAY.plusDays(40), Order.TITLE, false)))
                .containsExactly("Anchors", "bridges");
        assertThat(titles(query(null, null, DAY.plusDays(10), DAY.plusDays(20), Order.TITLE, false)))
                .isEmpty();
        assertThat(titles(new CourseQuery(null, null, new NationCode("FRA"), null, null, null, Order.TITLE, false)))
                .doesNotContain("bridges", "Anchors", "Compasses");
    }

    @Test
    void orderIsReadBothWaysAndWhatIsNotHeldAgainComesLastEitherWay() {
        assertThat(titles(query(null, null, null, null, Order.TITLE, false)))
                .containsExactly("Anchors", "bridges", "Compasses");
        assertThat(titles(query(null, null, null, null, Order.TITLE, true)))
                .containsExactly("Compasses", "bridges", "Anchors");
        assertThat(titles(query(null, null, null, null, Order.NEXT, false)))
                .containsExactly("bridges", "Anchors", "Compasses");
        assertThat(titles(query(null, null, null, null, Order.NEXT, true)))
                .containsExactly("Anchors", "bridges", "Compasses");
        assertThat(titles(query(null, null, null, null, Order.UPDATED, true)))
                .containsExactly("Compasses", "Anchors", "bridges");
    }

    @Test
    void pagesFollowEachOther() {
        CourseQuery byTitle = query(null, null, null, null, Order.TITLE, false);
        act.as(officer.subject(), () -> {
            assertThat(courses.list(byTitle, 0, 2))
                    .extracting(CourseSummary::title)
                    .containsExactly("Anchors", "bridges");
            assertThat(courses.list(byTitle, 2, 2))
                    .extracting(CourseSummary::title)
                    .containsExactly("Compasses");
        });
    }

    private void course(String title, Discipline discipline, String language, @Nullable LocalDate held) {
        act.as(officer.subject(), () -> {
            CourseId id = courses.create(
                    workspace,
                    fixture.label("UNCLASSIFIED", "GBR"),
                    new CourseData(null, title, discipline, null, List.of(language), null, null, ""));
            if (held != null) {
                iterations.add(id, new IterationData(held, held.plusDays(4), null, 5, null));
            }
        });
    }

    private CourseQuery query(
            @Nullable Discipline discipline,
            @Nullable String language,
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            Order order,
            boolean descending) {
        return new CourseQuery(workspace, discipline, null, language, from, until, order, descending);
    }

    private List<String> titles(CourseQuery query) {
        return act.get(officer.subject(), () -> courses.list(query, 0, 50)).stream()
                .map(CourseSummary::title)
                .toList();
    }
}
