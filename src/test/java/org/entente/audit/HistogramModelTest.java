package org.entente.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.entente.access.Roles;
import org.entente.audit.trail.AuditFigures;
import org.entente.audit.trail.AuditQuery;
import org.entente.audit.trail.Histogram;
import org.entente.shared.WorkspaceId;
import org.entente.testing.Fixture.Person;
import org.entente.testing.PortalTest;
import org.entente.testing.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * What the histogram shows against a count in plain Java, over entries of weeks drawn by lot: by the hour, as the sealer counted them,
 * and one by one. A superuser writes them past the trigger that would give them the present time; the portal's own sealer seals them.
 */
class HistogramModelTest extends PortalTest {

    private static final int ENTRIES = 1200;
    private static final int DAYS = 50;
    private static final int QUERIES = 250;
    private static final Instant A_MONDAY = Instant.parse("1970-01-05T00:00:00Z");
    private static final List<AuditAction> ACTIONS =
            List.of(AuditAction.PLANS_LISTED, AuditAction.PLAN_OPENED, AuditAction.DOCUMENT_OPENED);
    private static final List<Duration> PERIODS = List.of(
            Duration.ofMinutes(30),
            Duration.ofHours(5),
            Duration.ofHours(20),
            Duration.ofDays(3),
            Duration.ofDays(10),
            Duration.ofDays(40),
            Duration.ofDays(400),
            Duration.ofDays(2000));

    private final long seed =
            Long.getLong("entente.seed", ThreadLocalRandom.current().nextLong());
    private final Random random = new Random(seed);
    private final Instant begin = Instant.now().truncatedTo(ChronoUnit.HOURS).minus(DAYS + 1, ChronoUnit.DAYS);
    private final Instant now = begin.plus(DAYS, ChronoUnit.DAYS).plus(random.nextInt(3_600_000), ChronoUnit.MILLIS);
    private final List<String> nations = new ArrayList<>();
    private final List<WorkspaceId> workspaces = new ArrayList<>();
    private final List<UUID> people = new ArrayList<>();
    private final List<Written> all = new ArrayList<>();
    private Person auditor;

    @Autowired
    private AuditFigures figures;

    private record Written(
            UUID id,
            Instant at,
            UUID actor,
            String nation,
            @Nullable WorkspaceId workspace,
            AuditAction action,
            Outcome outcome) {

        boolean matches(AuditQuery query) {
            return (query.actor() == null || query.actor().equals(actor))
                    && (query.nation() == null || query.nation().equals(nation))
                    && (query.workspace() == null || query.workspace().equals(workspace))
                    && (query.actions().isEmpty() || query.actions().contains(action))
                    && (query.outcome() == null || query.outcome() == outcome);
        }

        Instant hour() {
            return at.truncatedTo(ChronoUnit.HOURS);
        }
    }

    @BeforeEach
    void found() {
        auditor = fixture.official("NLD", Roles.AUDITOR);
        for (int i = 0; i < 3; i++) {
            nations.add(fixture.newNation().value());
            workspaces.add(fixture.workspace("SECRET"));
            people.add(UUID.randomUUID());
        }
    }

    @Test
    void histogramIsWhatTheModelCountsAlsoOfEntriesThatAreSealedLate() throws SQLException {
        write(draw(ENTRIES));
        awaitSealed();
        int byHour = compare(QUERIES, 0);
        assertThat(byHour).as("seed %d: by the hour", seed).isGreaterThan(QUERIES / 5);

        int sealed = all.size();
        try (Connection sealer = TestDatabase.superuser().getConnection();
                Statement statement = sealer.createStatement()) {
            sealer.setAutoCommit(false);
            statement.execute("select pg_advisory_xact_lock(%d)".formatted(0x656e74656e746501L));
            // In hours that were counted before, too.
            write(draw(ENTRIES / 4));
            compare(QUERIES / 5, all.size() - sealed);
            sealer.rollback();
        }
        awaitSealed();
        compare(QUERIES, 0);
    }

    @Test
    void oneByOneTheNewestAreCountedAndByTheHourAll() throws SQLException {
        int many = AuditFigures.MOST_COUNTED + 50;
        List<Written> crowd = IntStream.range(0, many)
                .mapToObj(i -> new Written(
                        UUID.randomUUID(),
                        begin.plus(i * 2L, ChronoUnit.SECONDS),
                        people.getFirst(),
                        nations.getFirst(),
                        null,
                        AuditAction.PLAN_OPENED,
                        i < many / 2 ? Outcome.DENIED : Outcome.SUCCESS))
                .toList();
        write(crowd);
        awaitSealed();
        AuditQuery byNation = query(null, nations.getFirst(), null, Set.of(), null, begin, now);
        AuditQuery byPerson = query(people.getFirst(), null, null, Set.of(), null, begin, now);

        Histogram hourly = act.get(auditor.subject(), () -> figures.histogram(byNation, now));
        assertThat(hourly.complete()).isTrue();
        assertThat(hourly.all()).isEqualTo(many);

        Histogram single = act.get(auditor.subject(), () -> figures.histogram(byPerson, now));
        assertThat(single.complete()).isFalse();
        assertThat(single.all()).isEqualTo(AuditFigures.MOST_COUNTED);
        assertThat(single.bars().stream().mapToLong(Histogram.Bar::succeeded).sum())
                .as("the oldest are left out")
                .isEqualTo(many - many / 2);
        assertThat((long) act.get(auditor.subject(), () -> figures.count(byNation)))
                .isEqualTo(AuditFigures.MOST_COUNTED);
    }

    // The newest of them are not sealed yet: what is counted by the hour does not know of them. Answers how often it
    // was by the hour.
    private int compare(int queries, int unsealed) {
        int byHour = 0;
        for (int i = 0; i < queries; i++) {
            AuditQuery query = query();
            Histogram histogram = act.get(auditor.subject(), () -> figures.histogram(query, now));
            Instant end = query.until() == null || query.until().isAfter(now) ? now : query.until();
            String which = "seed %d query %d: %s until %s".formatted(seed, i, query, now);
            if (query.from() != null && !query.from().isBefore(end)) {
                assertThat(histogram.bars()).as(which).isEmpty();
                continue;
            }
            boolean hourly = histogram.step().compareTo(Duration.ofHours(1)) >= 0 && query.actor() == null;
            byHour += hourly ? 1 : 0;
            cover(histogram, query.from(), end, which);
            List<Written> counted = all.subList(0, hourly ? all.size() - unsealed : all.size()).stream()
                    .filter(one -> one.matches(query))
                    .filter(one -> hourly
                            ? one.hour().isBefore(end)
                            : (query.from() == null || !one.at().isBefore(query.from()))
                                    && one.at().isBefore(end))
                    .toList();
            assertThat(histogram.bars())
                    .as(which)
                    .isEqualTo(histogram.bars().stream()
                            .map(bar -> bar(bar.from(), histogram.step(), counted, hourly))
                            .toList());
            assertThat(histogram.complete()).as(which).isTrue();
        }
        return byHour;
    }

    private static Histogram.Bar bar(Instant from, Duration step, List<Written> counted, boolean hourly) {
        List<Outcome> here = counted.stream()
                .filter(one -> {
                    Instant at = hourly ? one.hour() : one.at();
                    return !at.isBefore(from) && at.isBefore(from.plus(step));
                })
                .map(Written::outcome)
                .toList();
        return new Histogram.Bar(
                from,
                here.stream().filter(Outcome.SUCCESS::equals).count(),
                here.stream().filter(Outcome.DENIED::equals).count(),
                here.stream().filter(Outcome.FAILED::equals).count());
    }

    // From the bar in which the period begins to the one in which it ends, without a gap, on whole steps.
    private static void cover(Histogram histogram, @Nullable Instant from, Instant end, String which) {
        List<Histogram.Bar> bars = histogram.bars();
        Duration step = histogram.step();
        assertThat(bars).as(which).isNotEmpty().hasSizeLessThanOrEqualTo(AuditFigures.MOST_BARS);
        Instant first = bars.getFirst().from();
        assertThat(Duration.between(A_MONDAY, first).toSeconds() % step.toSeconds())
                .as(which)
                .isZero();
        for (int i = 0; i < bars.size(); i++) {
            assertThat(bars.get(i).from()).as(which).isEqualTo(first.plus(step.multipliedBy(i)));
        }
        if (from != null) {
            assertThat(from).as(which).isBetween(first, first.plus(step).minusNanos(1));
        }
        Instant last = bars.getLast().from();
        assertThat(end).as(which).isAfter(last).isBeforeOrEqualTo(last.plus(step));
    }

    private AuditQuery query() {
        // Always of these nations, workspaces or people, for the log holds what other tests did.
        int way = random.nextInt(4);
        Instant until = switch (random.nextInt(4)) {
            case 0 -> null;
            case 1 -> edge(any(all).hour());
            case 2 -> edge(any(all).at());
            default -> now.plus(random.nextInt(-3000, 100), ChronoUnit.MINUTES);
        };
        Instant from = (until == null ? now : until).minus(any(PERIODS));
        return query(
                way == 0 ? any(people) : null,
                way == 1 || way == 3 ? any(nations) : null,
                way == 2 || way == 3 ? any(workspaces) : null,
                IntStream.range(0, random.nextInt(3))
                        .mapToObj(n -> any(ACTIONS))
                        .collect(Collectors.toSet()),
                random.nextInt(3) == 0 ? any(List.of(Outcome.values())) : null,
                random.nextInt(5) == 0 ? null : random.nextBoolean() ? edge(from.truncatedTo(ChronoUnit.HOURS)) : from,
                until);
    }

    private static AuditQuery query(
            @Nullable UUID actor,
            @Nullable String nation,
            @Nullable WorkspaceId workspace,
            Set<AuditAction> actions,
            @Nullable Outcome outcome,
            @Nullable Instant from,
            @Nullable Instant until) {
        return new AuditQuery(actor, null, nation, workspace, null, null, actions, outcome, from, until, Set.of());
    }

    private List<Written> draw(int many) {
        return Stream.generate(this::drawOne).limit(many).toList();
    }

    private Written drawOne() {
        Instant hour = begin.plus(random.nextInt(DAYS * 24), ChronoUnit.HOURS);
        // Many at the very edges of an hour.
        Instant at = switch (random.nextInt(4)) {
            case 0 -> hour;
            case 1 -> hour.minus(1, ChronoUnit.MICROS);
            default -> hour.plus(random.nextLong(3_600_000_000L), ChronoUnit.MICROS);
        };
        return new Written(
                UUID.randomUUID(),
                at,
                any(people),
                any(nations),
                random.nextInt(3) == 0 ? null : any(workspaces),
                any(ACTIONS),
                any(List.of(Outcome.SUCCESS, Outcome.SUCCESS, Outcome.DENIED, Outcome.FAILED)));
    }

    private Instant edge(Instant at) {
        return at.plus(random.nextInt(-1, 2), ChronoUnit.MICROS);
    }

    // As entries of the time before there was sealing, which need nobody to vouch for them.
    private void write(List<Written> entries) throws SQLException {
        try (Connection superuser = TestDatabase.superuser().getConnection();
                Statement statement = superuser.createStatement()) {
            superuser.setSchema("entente");
            superuser.setAutoCommit(false);
            statement.execute("set local session_replication_role = replica");
            try (PreparedStatement entry = superuser.prepareStatement("""
                            insert into audit_entry (id, occurred_at, actor, actor_nation, workspace_id, action, outcome)
                            values (?, ?, ?, ?, (select w.id from workspace w where w.public_id = ?), ?, ?)
                            """);
                    PreparedStatement waits =
                            superuser.prepareStatement("insert into audit_queue (entry, adopted) values (?, true)")) {
                for (Written one : entries) {
                    entry.setObject(1, one.id());
                    entry.setTimestamp(2, Timestamp.from(one.at()));
                    entry.setObject(3, one.actor());
                    entry.setString(4, one.nation());
                    entry.setObject(
                            5, one.workspace() == null ? null : one.workspace().value());
                    entry.setString(6, one.action().name());
                    entry.setString(7, one.outcome().name());
                    entry.addBatch();
                    waits.setObject(1, one.id());
                    waits.addBatch();
                }
                entry.executeBatch();
                waits.executeBatch();
            }
            superuser.commit();
        }
        all.addAll(entries);
    }

    private void awaitSealed() {
        UUID last = all.getLast().id();
        await().atMost(Duration.ofMinutes(1))
                .until(() -> fixture.sql()
                        .sql("select exists (select from audit_leaf where entry = ?)")
                        .param(last)
                        .query(Boolean.class)
                        .single());
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
