package org.entente.exercise;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.entente.shared.WorkspaceId;
import org.entente.testing.bench.Listing;
import org.entente.testing.bench.PolicyBench;
import org.entente.testing.bench.Reading;
import org.entente.testing.bench.Side;
import org.entente.testing.bench.Sight;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What row-level security costs on a million plans. */
@Tag("bench")
class BenchTest extends PolicyBench {

    private static final int PAGE = 50;
    private static final Duration LONGEST = Duration.ofSeconds(3);

    @Autowired
    private ExercisePlans plans;

    @Test
    void tellsWhatRowLevelSecurityCosts() throws Exception {
        load(
                "1,000,000 exercise plans in 40 workspaces",
                "exercise_plan",
                "people-and-labels.sql",
                "million-plans.sql");
        sayHow(sides());
        say("""
                Each page has %d plans. What policies add grows with the labels that the member reads, not with the plans there
                are: once for each table and once for labels they find out who asks. Searches go through find_exercise_plans on
                all sides, which holds the filter inside: their ratios tell only of reading the rows that it found.
                """.formatted(PAGE));
        boolean met = measure(TENS_OF_LABELS, "60 readable labels of 100, 10 workspaces of 20", true);
        met &= measure(THOUSANDS_OF_LABELS, "2,000 readable labels of 4,000, 10 workspaces of 20", false);
        sayEnd(met);
    }

    @Override
    protected Map<String, String> conditions(Sight sight) {
        return Map.of("workspace", "id = any (%s)".formatted(sight.workspaces()), "exercise_plan", sight.content());
    }

    private static List<Side> sides() {
        return List.of(policies(), filter(), bare());
    }

    private boolean measure(String subject, String what, boolean hasGoal) throws Exception {
        return measure(
                subject,
                what,
                sides(),
                LONGEST,
                hasGoal,
                listings(member(subject)),
                new Reading<>(
                        jdbc -> {
                            var repository = new ExercisePlanRepository(jdbc, labels);
                            return query -> ids(repository.list(query, 0, PAGE));
                        },
                        query -> ids(plans.list(query, 0, PAGE))));
    }

    private static List<ExercisePlanId> ids(List<ExercisePlanSummary> found) {
        return found.stream().map(ExercisePlanSummary::id).toList();
    }

    private List<Listing<ExercisePlanQuery>> listings(UUID member) {
        List<WorkspaceId> workspaces = fixture.sql()
                .sql(
                        "select w.public_id from workspace w join admission a on a.workspace_id = w.id where a.member_id = ? order by w.id")
                .param(member)
                .query((row, n) -> new WorkspaceId(row.getObject(1, UUID.class)))
                .list();
        return List.of(
                in(workspaces, "first page by start", BenchTest::byStart),
                in(
                        workspaces,
                        "first page by name",
                        w -> query(w, null, null, null, ExercisePlanQuery.Order.NAME, false)),
                in(
                        workspaces,
                        "kind and status, by start",
                        w -> query(
                                w,
                                null,
                                ExerciseKind.TABLE_TOP,
                                ExerciseStatus.PLANNED,
                                ExercisePlanQuery.Order.START,
                                true)),
                new Listing<>("all workspaces, by start", 1, List.of(byStart(null))),
                new Listing<>(
                        "all workspaces, by name",
                        1,
                        List.of(query(null, null, null, null, ExercisePlanQuery.Order.NAME, false))),
                in(workspaces, "search, one word", w -> search(w, "Steadfast")),
                in(workspaces, "search, two words", w -> search(w, "steadfast jav")),
                in(workspaces, "search, one letter", w -> search(w, "s")),
                new Listing<>(
                        "search, no such word",
                        0,
                        workspaces.stream().map(w -> search(w, "zzzz")).toList()),
                new Listing<>("search everywhere, one word", 1, List.of(search(null, "Steadfast"))),
                new Listing<>("search everywhere, one letter", 1, List.of(search(null, "s"))));
    }

    private static Listing<ExercisePlanQuery> in(
            List<WorkspaceId> workspaces, String name, Function<WorkspaceId, ExercisePlanQuery> query) {
        return new Listing<>(name, 1, workspaces.stream().map(query).toList());
    }

    private static ExercisePlanQuery byStart(@Nullable WorkspaceId workspace) {
        return query(workspace, null, null, null, ExercisePlanQuery.Order.START, true);
    }

    private static ExercisePlanQuery search(@Nullable WorkspaceId workspace, String text) {
        return query(workspace, text, null, null, ExercisePlanQuery.Order.START, true);
    }

    private static ExercisePlanQuery query(
            @Nullable WorkspaceId workspace,
            @Nullable String text,
            @Nullable ExerciseKind kind,
            @Nullable ExerciseStatus status,
            ExercisePlanQuery.Order order,
            boolean descending) {
        return new ExercisePlanQuery(workspace, text, null, kind, status, null, null, order, descending);
    }
}
