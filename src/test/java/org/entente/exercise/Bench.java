package org.entente.exercise;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.entente.label.Labels;
import org.entente.shared.WorkspaceId;
import org.entente.testing.PortalTest;
import org.entente.testing.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;

/**
 * What row-level security costs on a million plans: {@code ./portal bench}. It measures and tells; only a wrong answer makes it
 * fail, for times depend on the machine.
 */
@Tag("bench")
class Bench extends PortalTest {

    private static final int PAGE = 50;
    private static final String PLAIN_ROLE = "bench_plain";

    @Autowired
    private Labels labels;

    /** A listing to measure, in one workspace or across all. */
    private record Listing(String name, Query query) {}

    @FunctionalInterface
    private interface Query {
        ExercisePlanQuery in(WorkspaceId workspace);
    }

    private static final List<Listing> LISTINGS = List.of(
            new Listing("first page by start", Bench::byStart),
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
        load();
        say("");
        say("1,000,000 exercise plans in 40 workspaces; loaded and indexed in %d s. PostgreSQL %s, %d processors."
                .formatted(
                        Duration.between(begin, Instant.now()).toSeconds(),
                        text("show server_version"),
                        Runtime.getRuntime().availableProcessors()));
        say("""
                Each line is the first page of %d plans, read by the portal's own ExercisePlanRepository: its SQL, its
                parameters, its mapping of rows. Each reading is one transaction: begin, set_config of the member, select, commit.
                  policies   as entente_app, row-level security in force
                  filter     as a role without row-level security, on views that hold the same filter as constants: the same rows
                  bare       as that role on the tables themselves: no filter, all rows of everybody
                The three take turns. Ratio is policies over filter, what row-level security itself costs, and over bare, what it
                costs together with leaving out what the member may not see. Searching is done by find_exercise_plans in all
                three, which holds the filter inside; there the ratio tells only of reading the rows it found.
                """.formatted(PAGE));
        boolean met = measure("bench 1", "60 readable labels of 100, 10 workspaces of 20", true);
        measure("bench 2", "2,000 readable labels of 4,000, 10 workspaces of 20", false);
        say(met ? "All goals are met." : "Some goals are missed: see above.");
        say("The whole bench took %d s."
                .formatted(Duration.between(begin, Instant.now()).toSeconds()));
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
        createFilterViews(member);
        boolean met = true;
        say(what);
        say("  %-30s %21s %21s %21s   %s"
                .formatted("", "policies p50    p95", "filter p50    p95", "bare p50    p95", "ratio of p50"));
        try (BenchReader policies =
                        new BenchReader(connect("entente_app", TestDatabase.appPassword(), "entente"), member, labels);
                BenchReader filter = new BenchReader(connect(PLAIN_ROLE, PLAIN_ROLE, "bench,entente"), member, labels);
                BenchReader bare = new BenchReader(connect(PLAIN_ROLE, PLAIN_ROLE, "entente"), member, labels)) {
            for (Listing listing : LISTINGS) {
                met &= measure(listing, workspaces, policies, filter, bare, hasGoal);
            }
        }
        say("");
        return met;
    }

    private static boolean measure(
            Listing listing,
            List<WorkspaceId> workspaces,
            BenchReader policies,
            BenchReader filter,
            BenchReader bare,
            boolean hasGoal)
            throws SQLException {
        List<ExercisePlanQuery> queries =
                workspaces.stream().map(listing.query()::in).toList();
        for (ExercisePlanQuery query : queries) {
            assertThat(policies.read(query, PAGE)).as(listing.name()).isEqualTo(filter.read(query, PAGE));
        }
        List<BenchReader> readers = List.of(policies, filter, bare);
        List<Times> times = List.of(new Times(), new Times(), new Times());
        Instant end = Instant.now().plusSeconds(6);
        for (int round = -20; round < 1000 && (round < 20 || Instant.now().isBefore(end)); round++) {
            ExercisePlanQuery query = queries.get(Math.floorMod(round, queries.size()));
            for (int turn = 0; turn < readers.size(); turn++) {
                int who = Math.floorMod(turn + round, readers.size());
                long took = readers.get(who).time(query, PAGE);
                if (round >= 0) {
                    times.get(who).add(took);
                }
            }
        }
        double ratio = times.get(0).median() / times.get(1).median();
        boolean missed = hasGoal && ratio > 1.15 || times.get(0).p95() > 100;
        say("  %-30s %12.2f %8.2f %12.2f %8.2f %12.2f %8.2f   %.2f filter  %.2f bare  n=%d%s"
                .formatted(
                        listing.name(),
                        times.get(0).median(),
                        times.get(0).p95(),
                        times.get(1).median(),
                        times.get(1).p95(),
                        times.get(2).median(),
                        times.get(2).p95(),
                        ratio,
                        times.get(0).median() / times.get(2).median(),
                        times.get(0).size(),
                        missed ? "   MISSED" : ""));
        return !missed;
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

    private void load() throws Exception {
        try (Connection superuser = connect("superuser", "", "entente");
                Statement statement = superuser.createStatement()) {
            List<String> indexes = new ArrayList<>();
            List<String> names = new ArrayList<>();
            try (var row = statement.executeQuery("""
                    select i.indexname, i.indexdef from pg_indexes i
                     where i.schemaname = 'entente' and i.tablename = 'exercise_plan'
                       and not exists (select from pg_constraint c where c.conname = i.indexname)
                    """)) {
                while (row.next()) {
                    names.add(row.getString(1));
                    indexes.add(row.getString(2));
                }
            }
            for (String name : names) {
                statement.execute("drop index " + name);
            }
            statement.execute(
                    new ClassPathResource("bench/million-plans.sql").getContentAsString(StandardCharsets.UTF_8));
            statement.execute("set maintenance_work_mem = '256MB'");
            for (String index : indexes) {
                statement.execute(index);
            }
            statement.execute("vacuum (analyze) exercise_plan");
            statement.execute("analyze");
            statement.execute("create role %s login bypassrls password '%s'".formatted(PLAIN_ROLE, PLAIN_ROLE));
            statement.execute("grant connect on database entente to " + PLAIN_ROLE);
            statement.execute("grant usage on schema entente to " + PLAIN_ROLE);
            statement.execute("grant select on all tables in schema entente to " + PLAIN_ROLE);
            statement.execute("grant execute on all functions in schema entente to " + PLAIN_ROLE);
        }
    }

    // What the policies let a member see, written by hand with constants: what an application without row-level
    // security
    // would send. The path puts these views before the tables, so that the repository's SQL stays the same.
    private void createFilterViews(UUID member) throws SQLException {
        String spaces =
                text("select coalesce(array_agg(workspace_id), '{}')::text from admission where member_id = '%s'"
                        .formatted(member));
        String readable = text("""
                select coalesce(array_agg(d.label_id), '{}')::text from dominance d join member m on m.clearance_id = d.clearance_id
                 where m.id = '%s' and d.permitted
                """.formatted(member));
        try (Connection superuser = connect("superuser", "", "entente");
                Statement statement = superuser.createStatement()) {
            statement.execute(
                    "drop schema if exists bench cascade; create schema bench; grant usage on schema bench to "
                            + PLAIN_ROLE);
            statement.execute(
                    "create view bench.workspace as select * from entente.workspace where id = any ('%s'::int[])"
                            .formatted(spaces));
            statement.execute("""
                    create view bench.exercise_plan as select * from entente.exercise_plan
                     where workspace_id = any ('%s'::int[]) and label_id = any ('%s'::int[])
                    """.formatted(spaces, readable));
            statement.execute("grant select on all tables in schema bench to " + PLAIN_ROLE);
        }
    }

    private static Connection connect(String user, String password, String path) throws SQLException {
        var source = (PGSimpleDataSource) (user.equals("superuser") ? TestDatabase.superuser() : TestDatabase.app());
        source.setCurrentSchema(path);
        return user.equals("superuser") ? source.getConnection() : source.getConnection(user, password);
    }

    private String text(String sql) {
        return String.valueOf(
                fixture.sql().sql(sql).query((row, n) -> row.getString(1)).single());
    }

    private static void say(String line) {
        System.out.println(line);
    }

    /** Times in milliseconds. */
    private static final class Times {
        private final List<Double> millis = new ArrayList<>();

        void add(long nanos) {
            millis.add(nanos / 1e6);
        }

        int size() {
            return millis.size();
        }

        double median() {
            return at(0.5);
        }

        double p95() {
            return at(0.95);
        }

        private double at(double quantile) {
            List<Double> sorted = millis.stream().sorted().toList();
            return sorted.get(Math.min(sorted.size() - 1, (int) (quantile * sorted.size())));
        }
    }
}
