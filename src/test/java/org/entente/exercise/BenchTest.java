package org.entente.exercise;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.entente.label.Labels;
import org.entente.shared.NationCode;
import org.entente.shared.WorkspaceId;
import org.entente.testing.PortalTest;
import org.entente.testing.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.security.core.Authentication;

/**
 * What row-level security costs on a million plans: {@code ./portal bench}. It measures and tells; only a wrong answer makes it
 * fail, for times depend on the machine.
 */
@Tag("bench")
class BenchTest extends PortalTest {

    private static final int PAGE = 50;
    private static final double RATIO_GOAL = 1.15;
    private static final double P95_GOAL = 100;
    private static final int WARM_UP = 20;
    private static final int LEAST = 20;
    private static final int ROUNDS = 1000;
    private static final Duration LONGEST = Duration.ofSeconds(3);

    @Autowired
    private Labels labels;

    @Autowired
    private ExercisePlans plans;

    @TestConfiguration
    static class Sources {

        @Bean
        static BenchSource.Around around() {
            return new BenchSource.Around();
        }
    }

    /** One of the three sides: whose rows, under which rule. */
    private record Side(String name, DataSource source, String path) {}

    @FunctionalInterface
    private interface Readers {
        BenchReader of(Side side) throws SQLException;
    }

    /** A listing to measure, in one workspace or across all. */
    private record Listing(String name, Query query) {}

    @FunctionalInterface
    private interface Query {
        ExercisePlanQuery in(WorkspaceId workspace);
    }

    private static final List<Listing> LISTINGS = List.of(
            new Listing("first page by start", BenchTest::byStart),
            new Listing("first page by name", w -> query(w, null, null, null, ExercisePlanQuery.Order.NAME, false)),
            new Listing(
                    "kind and status, by start",
                    w -> query(
                            w,
                            null,
                            ExerciseKind.TABLE_TOP,
                            ExerciseStatus.PLANNED,
                            ExercisePlanQuery.Order.START,
                            true)),
            new Listing("all workspaces, by start", w -> byStart(null)),
            new Listing(
                    "all workspaces, by name", w -> query(null, null, null, null, ExercisePlanQuery.Order.NAME, false)),
            new Listing("search, one word", w -> search(w, "Steadfast")),
            new Listing("search, two words", w -> search(w, "steadfast jav")),
            new Listing("search, one letter", w -> search(w, "s")),
            new Listing("search, no such word", w -> search(w, "zzzz")),
            new Listing("search everywhere, one word", w -> search(null, "Steadfast")),
            new Listing("search everywhere, one letter", w -> search(null, "s")));

    @Test
    void tellsWhatRowLevelSecurityCosts() throws Exception {
        Instant begin = Instant.now();
        BenchData.load();
        rememberLabels();
        say("");
        say("1,000,000 exercise plans in 40 workspaces; loaded and indexed in %d s. PostgreSQL %s, %d processors."
                .formatted(
                        Duration.between(begin, Instant.now()).toSeconds(),
                        text("show server_version"),
                        Runtime.getRuntime().availableProcessors()));
        say("""
                Each line is the first page of %d plans, read in two ways:
                  SQL alone  by the portal's own ExercisePlanRepository: its SQL, its parameters, its mapping of rows. Each reading
                             is one transaction: begin, set_config of the member, select, commit. No entry in the audit log.
                  service    by the whole call of ExercisePlans.list that a page makes: the guard of the method, a connection of
                             a pool, the same transaction and SQL, and the entry in the audit log, with its index entries. The
                             commit does not wait for a disk here, as it does in use.
                and in each way by three sides, which take turns:
                  policies   as entente_app, row-level security in force
                  filter     as a role without row-level security, on views that hold the same filter as constants: the same rows
                  bare       as that role on the tables themselves: no filter, everybody's rows
                Times are in ms: p50 and p95 on the client's clock, cpu the mean processor time of the server's process, which
                knows nothing of others on the machine. Goals: p50 of policies at most %.2f times filter, for SQL alone with tens
                of labels, and p95 of policies at most %.0f ms, for all. What policies add grows with the labels that the member
                reads, not with the plans there are: once for each table and once for labels they find out who asks. Searches
                go through find_exercise_plans on all sides, which holds the filter inside: their ratios tell only of reading
                the rows that it found.
                """.formatted(PAGE, RATIO_GOAL, P95_GOAL));
        boolean met = measure("bench 1", "60 readable labels of 100, 10 workspaces of 20", true);
        measure("bench 2", "2,000 readable labels of 4,000, 10 workspaces of 20", false);
        say(met ? "All goals are met." : "Some goals are missed: see above.");
        say("The whole bench took %d s."
                .formatted(Duration.between(begin, Instant.now()).toSeconds()));
    }

    // As a portal that has run for a while: labels are read once, and kept.
    private void rememberLabels() {
        fixture.sql()
                .sql("select classification, releasable_to from label where releasable_to @> array['XAA']")
                .query((row, n) -> labels.policy()
                        .label(
                                row.getString(1),
                                Stream.of((String[]) row.getArray(2).getArray())
                                        .map(NationCode::new)
                                        .toList(),
                                List.of()))
                .list()
                .forEach(labels::intern);
    }

    private boolean measure(String subject, String what, boolean hasGoal) throws SQLException {
        UUID member = fixture.sql()
                .sql("select id from member where subject = ?")
                .param(subject)
                .query(UUID.class)
                .single();
        List<WorkspaceId> workspaces = fixture.sql()
                .sql(
                        "select w.public_id from workspace w join admission a on a.workspace_id = w.id where a.member_id = ? order by w.id")
                .param(member)
                .query((row, n) -> new WorkspaceId(row.getObject(1, UUID.class)))
                .list();
        BenchData.createFilterViews(member);
        List<Side> sides = List.of(
                new Side("policies", TestDatabase.app(), "entente"),
                new Side("filter", BenchData.plain(), "bench, entente"),
                new Side("bare", BenchData.plain(), "entente"));
        Authentication signedIn = act.authentication(subject);
        boolean met = measure(
                what + ", SQL alone",
                workspaces,
                sides,
                side -> new BenchRepositoryReader(BenchData.connect(side.source(), side.path()), member, labels),
                hasGoal);
        met &= measure(
                what + ", service",
                workspaces,
                sides,
                side -> new BenchServiceReader(plans, act, signedIn, side.source(), side.path()),
                false);
        return met;
    }

    private static boolean measure(
            String what, List<WorkspaceId> workspaces, List<Side> sides, Readers make, boolean hasGoal)
            throws SQLException {
        say(what);
        say("  %-30s %s %s %s   %s   %s"
                .formatted(
                        "",
                        head(sides.get(0)),
                        head(sides.get(1)),
                        head(sides.get(2)),
                        "p50 to filter, bare",
                        "cpu to filter, bare"));
        boolean met = true;
        try (BenchReader policies = make.of(sides.get(0));
                BenchReader filter = make.of(sides.get(1));
                BenchReader bare = make.of(sides.get(2))) {
            for (Listing listing : LISTINGS) {
                met &= measure(listing, workspaces, List.of(policies, filter, bare), hasGoal);
            }
        }
        say("");
        return met;
    }

    private static String head(Side side) {
        return "%9s: p50     p95     cpu".formatted(side.name());
    }

    private static boolean measure(
            Listing listing, List<WorkspaceId> workspaces, List<BenchReader> readers, boolean hasGoal)
            throws SQLException {
        List<ExercisePlanQuery> queries =
                workspaces.stream().map(listing.query()::in).toList();
        for (ExercisePlanQuery query : queries) {
            assertThat(readers.get(0).read(query, PAGE))
                    .as(listing.name())
                    .isEqualTo(readers.get(1).read(query, PAGE));
        }
        rounds(WARM_UP, queries, readers, List.of());
        List<BenchTimes> times = readers.stream().map(BenchTimes::new).toList();
        rounds(ROUNDS, queries, readers, times);
        times.forEach(BenchTimes::stop);
        BenchTimes policies = times.get(0);
        BenchTimes filter = times.get(1);
        BenchTimes bare = times.get(2);
        boolean missed = hasGoal && policies.median() > RATIO_GOAL * filter.median() || policies.p95() > P95_GOAL;
        say("  %-30s %s %s %s   %9.2f %9.2f   %9.2f %9.2f   n=%d%s"
                .formatted(
                        listing.name(),
                        policies,
                        filter,
                        bare,
                        policies.median() / filter.median(),
                        policies.median() / bare.median(),
                        policies.processor() / filter.processor(),
                        policies.processor() / bare.processor(),
                        policies.size(),
                        missed ? "  MISSED" : ""));
        return !missed;
    }

    // In turns, so that whatever else the machine does falls on all alike.
    private static void rounds(
            int most, List<ExercisePlanQuery> queries, List<BenchReader> readers, List<BenchTimes> times)
            throws SQLException {
        Instant end = Instant.now().plus(LONGEST);
        for (int round = 0; round < most && (round < LEAST || Instant.now().isBefore(end)); round++) {
            for (int turn = 0; turn < readers.size(); turn++) {
                int who = (turn + round) % readers.size();
                long took = readers.get(who).time(queries.get(round % queries.size()), PAGE);
                if (!times.isEmpty()) {
                    times.get(who).add(took);
                }
            }
        }
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

    private String text(String sql) {
        return String.valueOf(
                fixture.sql().sql(sql).query((row, n) -> row.getString(1)).single());
    }

    private static void say(String line) {
        System.out.println(line);
    }
}
