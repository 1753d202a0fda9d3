package org.entente.exercise;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.entente.exercise.ExercisePlanQuery.Order;
import org.entente.shared.WorkspaceId;
import org.entente.testing.Fixture.Person;
import org.entente.testing.PortalTest;
import org.entente.workspace.AdmissionRole;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Lists of plans with and without words: the one comes from the search function, the other does not, and both mean the same. */
class PlanListTest extends PortalTest {

    private static final LocalDate DAY = LocalDate.of(2031, 6, 2);

    @Autowired
    private ExercisePlans plans;

    private Person officer;
    private WorkspaceId workspace;

    @BeforeEach
    void plan() {
        officer = fixture.officer("GBR", "SECRET");
        workspace = fixture.workspace("SECRET");
        fixture.admit(workspace, officer, AdmissionRole.CONTRIBUTOR);
        plan("bold Alpha", ExerciseKind.LIVE, ExerciseStatus.PLANNED, DAY);
        plan("Amber Alpha", ExerciseKind.TABLE_TOP, ExerciseStatus.PLANNED, DAY.plusDays(60));
        plan("Cobalt Alpha", ExerciseKind.LIVE, ExerciseStatus.CANCELLED, DAY.plusDays(30));
    }

    @Test
    void eachFilterLeavesWhatItNamesAndTheyCombine() {
        expect(ExerciseKind.LIVE, null, null, null, "bold Alpha", "Cobalt Alpha");
        expect(null, ExerciseStatus.PLANNED, null, null, "Amber Alpha", "bold Alpha");
        expect(ExerciseKind.LIVE, ExerciseStatus.PLANNED, null, null, "bold Alpha");
        expect(null, null, DAY.plusDays(20), null, "Amber Alpha", "Cobalt Alpha");
        expect(null, null, null, DAY.plusDays(40), "bold Alpha", "Cobalt Alpha");
        expect(null, null, DAY.plusDays(20), DAY.plusDays(40), "Cobalt Alpha");
    }

    @Test
    void orderIsReadBothWays() {
        for (String words : new @Nullable String[] {null, "alpha"}) {
            assertThat(names(words, null, null, null, null, Order.START, false))
                    .containsExactly("bold Alpha", "Cobalt Alpha", "Amber Alpha");
            assertThat(names(words, null, null, null, null, Order.START, true))
                    .containsExactly("Amber Alpha", "Cobalt Alpha", "bold Alpha");
            assertThat(names(words, null, null, null, null, Order.UPDATED, false))
                    .containsExactly("bold Alpha", "Amber Alpha", "Cobalt Alpha");
        }
    }

    private void expect(
            @Nullable ExerciseKind kind,
            @Nullable ExerciseStatus status,
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            String... names) {
        for (String words : new @Nullable String[] {null, "alpha"}) {
            assertThat(names(words, kind, status, from, until, Order.NAME, false))
                    .containsExactly(names);
        }
    }

    private List<String> names(
            @Nullable String words,
            @Nullable ExerciseKind kind,
            @Nullable ExerciseStatus status,
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            Order order,
            boolean descending) {
        var query = new ExercisePlanQuery(workspace, words, null, kind, status, from, until, order, descending);
        return act.get(officer.subject(), () -> plans.list(query, 0, 50)).stream()
                .map(ExercisePlanSummary::name)
                .toList();
    }

    private void plan(String name, ExerciseKind kind, ExerciseStatus status, LocalDate day) {
        act.get(
                officer.subject(),
                () -> plans.create(
                        workspace,
                        fixture.label("UNCLASSIFIED", "GBR"),
                        new ExercisePlanData(
                                name,
                                null,
                                "",
                                kind,
                                Set.of(),
                                PartialDate.of(day),
                                PartialDate.of(day.plusDays(10)),
                                null,
                                null,
                                List.of(),
                                status)));
    }
}
