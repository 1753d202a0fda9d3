package org.entente.testing.bench;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entente.label.Labels;
import org.entente.shared.NationCode;
import org.entente.testing.PortalTest;
import org.entente.testing.TestDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.security.core.Authentication;

/**
 * A bench of what row-level security costs: {@code ./portal bench}. It measures and tells; only a wrong answer makes it fail, for
 * times depend on the machine.
 */
@Import(BenchSource.Around.class)
public abstract class PolicyBench extends PortalTest {

    /** Reads some of 100 labels, in half of the workspaces that hold them. */
    protected static final String TENS_OF_LABELS = "bench 1";

    /** Reads half of 4,000 labels, in half of the workspaces that hold them. */
    protected static final String THOUSANDS_OF_LABELS = "bench 2";

    /** What the portal remembers of labels. */
    @Autowired
    protected Labels labels;

    private final Instant begin = Instant.now();

    /** Fills the throw-away database, and says so. */
    protected final void load(String what, String table, String... scripts) throws Exception {
        Instant begun = Instant.now();
        BenchData.load(table, scripts);
        rememberLabels();
        say("");
        say("%s; loaded and indexed in %d s. PostgreSQL %s, %d processors."
                .formatted(
                        what,
                        Duration.between(begun, Instant.now()).toSeconds(),
                        fixture.sql()
                                .sql("show server_version")
                                .query(String.class)
                                .single(),
                        Runtime.getRuntime().availableProcessors()));
    }

    /** What is measured and how, in the words of all such benches. */
    protected final void sayHow(List<Side> sides) {
        say("""
                Each line is read in two ways:
                  SQL alone  by the portal's own repository: its SQL, its parameters, its mapping of rows. Each reading is one
                             transaction: begin, set_config of the member, select, commit. No entry in the audit log.
                  service    by the whole call that a page makes: the guard of the method, a connection of a pool, the same
                             transaction and SQL, and the entry in the audit log where there is one, with its index entries.
                             The commit does not wait for a disk here, as it does in use.
                and in each way by sides, which take turns:
                %s
                Times are in ms: p50 and p95 on the client's clock, cpu the mean processor time of the server's process, which
                knows nothing of others on the machine. Goals: p50 of policies at most %.2f times filter, for SQL alone with tens
                of labels, and p95 of policies at most %.0f ms, for all.""".formatted(
                        sides.stream()
                                .map(side -> "  %-10s %s".formatted(side.name(), side.what()))
                                .collect(Collectors.joining("\n")),
                        Comparison.RATIO_GOAL,
                        Comparison.P95_GOAL));
    }

    /** As the portal's role, row-level security in force. */
    protected static Side policies() {
        return new Side("policies", "as entente_app, row-level security in force", TestDatabase.app(), "entente");
    }

    /** As a role without row-level security, with the same filter by hand. */
    protected static Side filter() {
        return new Side(
                "filter",
                "as a role without row-level security, on views and functions that hold the same filter as constants: the same rows",
                BenchData.plain(),
                "bench, entente");
    }

    /** As a role without row-level security, and no filter: everybody's rows. */
    protected static Side bare() {
        return new Side(
                "bare",
                "as that role on the tables themselves: no filter, everybody’s rows",
                BenchData.plain(),
                "entente");
    }

    /** The filter by hand of a member: for each table the condition that its policy stands for. */
    protected abstract Map<String, String> conditions(Sight sight);

    /** Functions that the filter's side is to have anew, with the filter by hand; of the others all sides use the same. */
    protected List<String> filterFunctions() {
        return List.of();
    }

    /**
     * Measures as one of the two members, both ways, and tells.
     *
     * @param sides {@link #policies}, {@link #filter}, and what else is to be told
     * @param longest after which a listing is left, once each side has read it twenty times
     * @param hasGoal whether the ratio is a goal, for SQL alone
     * @return whether the goals are met
     */
    protected final <Q> boolean measure(
            String subject,
            String what,
            List<Side> sides,
            Duration longest,
            boolean hasGoal,
            List<Listing<Q>> listings,
            Reading<Q> reading)
            throws SQLException {
        UUID member = member(subject);
        Sight sight = Sight.of(member);
        BenchData.createFilter(sight, conditions(sight), filterFunctions());
        Authentication signedIn = act.authentication(subject);
        boolean met = measure(
                what + ", SQL alone",
                new Comparison<>(sides, longest, side -> new RepositoryReader<>(side, member, reading.alone())),
                listings,
                hasGoal);
        met &= measure(
                what + ", service",
                new Comparison<>(sides, longest, side -> new ServiceReader<>(side, act, signedIn, reading.service())),
                listings,
                false);
        return met;
    }

    private static <Q> boolean measure(String what, Comparison<Q> made, List<Listing<Q>> listings, boolean hasGoal)
            throws SQLException {
        boolean met = true;
        try (made) {
            say(what);
            say(made.head());
            for (Listing<Q> listing : listings) {
                met &= made.measure(listing, hasGoal);
            }
        }
        say("");
        return met;
    }

    /** The id of one of the two members. */
    protected final UUID member(String subject) {
        return fixture.sql()
                .sql("select id from member where subject = ?")
                .param(subject)
                .query(UUID.class)
                .single();
    }

    /** Says whether the goals are met, and how long it all took. */
    protected final void sayEnd(boolean met) {
        say(met ? "All goals are met." : "Some goals are missed: see above.");
        say("The whole bench took %d s."
                .formatted(Duration.between(begin, Instant.now()).toSeconds()));
    }

    protected static void say(String line) {
        System.out.println(line);
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
}
