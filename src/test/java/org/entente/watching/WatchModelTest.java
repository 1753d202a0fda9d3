package org.entente.watching;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entente.testing.PortalTest;
import org.entente.watching.SmallWatch.Entry;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rules find in histories by lot what a model finds, however they are looked at; and what the number of a rule says, not one less. */
class WatchModelTest extends PortalTest {

    private static final int HISTORIES = 40;
    private static final int LENGTH = 250;
    private static final Instant START = Instant.parse("2030-03-01T08:00:00Z");

    private static final List<String> ACTIONS = List.of(
            "DOCUMENT_DOWNLOADED",
            "OBJECT_EXPORTED",
            "CLEARANCE_DOWNLOADED",
            "SIGNED_IN",
            "SIGNED_IN",
            "SIGNED_IN",
            "SIGN_IN_FAILED",
            "SIGN_IN_FAILED",
            "MEMBER_CHANGED",
            "MEMBER_ADDED",
            "NATION_CHANGED",
            "OBJECT_OPENED",
            "ENTRIES_LOST",
            "PLAN_OPENED");
    private static final List<String> DETAILS = List.of(
            "{}",
            "{\"clearance\":\"4\",\"nation\":\"GBR\"}",
            "{\"role\":\"auditor\",\"nation\":\"FRA\"}",
            "{\"usernameDigest\":\"digest\"}");

    private final long seed = System.nanoTime();
    private final Random lot = new Random(seed);
    private final List<UUID> people = Stream.generate(UUID::randomUUID).limit(3).toList();
    private SmallWatch small;
    private long next;

    @BeforeEach
    void make() throws Exception {
        small = SmallWatch.made();
        begin();
    }

    @AfterEach
    void close() throws Exception {
        small.close();
    }

    @Test
    void historiesByLotRaiseWhatTheModelSaysHoweverTheyAreLookedAtAndStopped() {
        Set<WatchRule> found = EnumSet.noneOf(WatchRule.class);
        int stops = 0;
        for (int history = 0; history < HISTORIES; history++) {
            begin();
            WatchModel model = new WatchModel(settingsByLot());
            Instant now = START;
            for (int i = 0; i < LENGTH; i++) {
                now = now.plus(stepByLot());
                Entry entry = byLot(now);
                small.add(entry);
                model.look(entry);
                if (lot.nextInt(10) == 0) {
                    stops += stoppedWhileLooking(1 + lot.nextInt(20)) ? 1 : 0;
                }
                if (lot.nextInt(40) == 0) {
                    small.lookAtAll(1 + lot.nextInt(40));
                    small.acknowledge();
                    model.acknowledge();
                }
            }
            small.lookAtAll(1 + lot.nextInt(LENGTH));
            assertThat(small.alerts())
                    .as("history %d of seed %d", history, seed)
                    .containsExactlyInAnyOrderElementsOf(model.alerts());
            small.rules().forEach(rule -> found.add(WatchRule.valueOf(rule)));
        }
        assertThat(found)
                .as("rules that the histories put to the test")
                .containsExactlyInAnyOrderElementsOf(Detectors.ALL.keySet());
        assertThat(stops)
                .as("looks that were stopped after they found something")
                .isPositive();
    }

    @Test
    void twoJobsAtOnceMissNothingAndRaiseNothingTwice() throws Exception {
        WatchModel model = new WatchModel(settingsByLot());
        Instant now = START;
        for (int i = 0; i < 1000; i++) {
            now = now.plus(stepByLot());
            Entry entry = byLot(now);
            small.add(entry);
            model.look(entry);
        }
        try (SmallWatch other = SmallWatch.again();
                ExecutorService nodes = Executors.newFixedThreadPool(2)) {
            List<Future<Integer>> looks = new ArrayList<>();
            for (SmallWatch node : List.of(small, other)) {
                Watch watch = node.watch(event -> {});
                looks.add(nodes.submit(() -> {
                    int looked = 0;
                    while (lookedTo(node) < next - 1) {
                        watch.lookNext(7);
                        looked++;
                    }
                    return looked;
                }));
            }
            for (Future<Integer> look : looks) {
                assertThat(look.get()).as("looks of one of two").isPositive();
            }
        }
        assertThat(small.alerts()).as("seed %d", seed).containsExactlyInAnyOrderElementsOf(model.alerts());
    }

    @Test
    void oneLessThanTheRuleSaysIsNoAlertAndOneMoreIsTheSameOne() {
        for (Instant at : List.of(START, START.plusSeconds(60))) {
            act(at, "DOCUMENT_DOWNLOADED");
        }
        assertThat(rulesFound()).isEmpty();
        act(START.plus(10, ChronoUnit.MINUTES).plusSeconds(1), "DOCUMENT_DOWNLOADED");
        assertThat(rulesFound()).as("ten minutes and a second after the first").isEmpty();

        act(START.plus(11, ChronoUnit.MINUTES), "OBJECT_EXPORTED");
        assertThat(rulesFound()).containsExactly("MASS_DOWNLOAD");
        act(START.plus(12, ChronoUnit.MINUTES), "OBJECT_EXPORTED");
        assertThat(rulesFound()).containsExactly("MASS_DOWNLOAD");
        assertThat(times()).isEqualTo(4);
    }

    @Test
    void whatAuditorsTakeAlongCountsLikeWhatOthersDo() {
        act(START, "AUDIT_EXPORTED");
        act(START.plusSeconds(1), "EVIDENCE_EXPORTED");
        act(START.plusSeconds(2), "AUDIT_EXPORTED");
        assertThat(rulesFound()).containsExactly("MASS_DOWNLOAD");
    }

    @Test
    void acknowledgedAlertTakesInNoMoreAndAsManyAgainMakeAnother() {
        for (int i = 0; i < 3; i++) {
            act(START.plusSeconds(i), "DOCUMENT_DOWNLOADED");
        }
        assertThat(rulesFound()).hasSize(1);
        small.acknowledge();
        act(START.plusSeconds(3), "DOCUMENT_DOWNLOADED");
        act(START.plusSeconds(4), "DOCUMENT_DOWNLOADED");
        assertThat(rulesFound()).hasSize(1);
        act(START.plusSeconds(5), "DOCUMENT_DOWNLOADED");
        assertThat(rulesFound()).hasSize(2);
    }

    @Test
    void signInIsUnusualOnlyFarFromAllEarlierOnesAndOnceEnoughAreKnown() {
        for (int day = 0; day < 2; day++) {
            act(START.plus(day, ChronoUnit.DAYS), "SIGNED_IN");
        }
        act(START.plus(2, ChronoUnit.DAYS).plus(6, ChronoUnit.HOURS), "SIGNED_IN");
        assertThat(rulesFound()).as("two sign-ins known").isEmpty();
        act(START.plus(3, ChronoUnit.DAYS).minus(4, ChronoUnit.HOURS), "SIGNED_IN");
        assertThat(rulesFound()).as("four hours before the usual").isEmpty();
        act(START.plus(4, ChronoUnit.DAYS).plus(10, ChronoUnit.HOURS).plusSeconds(1), "SIGNED_IN");
        assertThat(rulesFound())
                .as("18:00:01, four hours and a second after 14:00")
                .containsExactly("ODD_HOURS");
        act(START.plus(5, ChronoUnit.DAYS).plus(11, ChronoUnit.HOURS), "SIGNED_IN");
        assertThat(rulesFound()).as("usual by then").hasSize(1);
    }

    @Test
    void accountWakesAfterTheDaysOfTheRuleAlsoIfItNeverSignedIn() {
        UUID never = UUID.randomUUID();
        put(START, null, "MEMBER_ADDED", "MEMBER", never.toString(), "SUCCESS", null, "portal");
        act(START, "SIGNED_IN");
        act(START.plus(20, ChronoUnit.DAYS).minusSeconds(1), "SIGNED_IN");
        assertThat(rulesFound()).isEmpty();

        act(START.plus(40, ChronoUnit.DAYS).minusSeconds(1), "SIGNED_IN");
        assertThat(rulesFound()).containsExactly("WAKING");
        put(START.plus(20, ChronoUnit.DAYS), never, "SIGNED_IN", null, null, "SUCCESS", null, "portal");
        assertThat(rulesFound()).containsExactly("WAKING", "WAKING");
    }

    @Test
    void silentWitnessIsToldOnceUntilItIsHeardAgain() {
        small.clear();
        small.sql.sql("""
                        insert into audit_witness (name, nation, vkey, added_at, removed_at)
                        values ('never', 'FRA', 'a', now() - interval '8 days', null),
                               ('lately', 'GBR', 'b', now() - interval '8 days', null),
                               ('new', 'NLD', 'c', now() - interval '6 days', null),
                               ('gone', 'NOR', 'd', now() - interval '80 days', now() - interval '40 days')
                        """).update();
        heard("lately", 10, "8 days");
        heard("lately", 20, "6 days");
        assertThat(silent()).containsExactly("never FRA 1");
        assertThat(silent()).as("still").containsExactly("never FRA 1");

        small.set(WatchRule.WITNESS_SILENT, "days", 5);
        assertThat(silent()).containsExactly("lately GBR 1", "never FRA 1", "new NLD 1");

        // Heard again, and then no more: that is another silence.
        heard("lately", 30, "5 days 1 hour");
        assertThat(silent()).containsExactly("lately GBR 2", "never FRA 1", "new NLD 1");
    }

    private void heard(String witness, long size, String ago) {
        small.sql.sql("""
                        insert into audit_cosignature (witness, size, root, note, cosigned_at, received_at)
                        values (?, ?, ?, '', now(), now() - ?::interval)
                        """).params(witness, size, new byte[32], ago).update();
    }

    private List<String> silent() {
        small.lookAtAll(7);
        return small.sql.sql("""
                        select member_name || ' ' || member_nation || ' ' || count(*)
                          from watch_alert
                         where rule = 'WITNESS_SILENT'
                         group by member_name, member_nation
                         order by 1
                        """).query((row, n) -> row.getString(1)).list();
    }

    @Test
    void standstillIsToldOnceWhenAnEntryHasWaitedForTheTimeOfTheRule() {
        Instant now = Instant.now();
        small.queue(entry(
                -1,
                now.minus(4, ChronoUnit.MINUTES),
                people.getFirst(),
                "PLAN_OPENED",
                null,
                null,
                "SUCCESS",
                null,
                "{}",
                "portal"));
        assertThat(rulesFound()).isEmpty();
        small.set(WatchRule.STANDSTILL, "minutes", 3);
        assertThat(rulesFound()).containsExactly("STANDSTILL");
        assertThat(rulesFound()).containsExactly("STANDSTILL");
    }

    @Test
    void ruleThatIsOffFindsNothing() {
        small.sql.sql("update watch_rule set is_on = false").update();
        for (int i = 0; i < 5; i++) {
            put(START, people.getFirst(), "DOCUMENT_DOWNLOADED", null, null, "SUCCESS", null, "unknown");
        }
        assertThat(rulesFound()).isEmpty();
        assertThat(lookedTo(small)).isEqualTo(4);
    }

    private void begin() {
        small.clear();
        next = 0;
    }

    private Map<WatchRule, RuleSetting> settingsByLot() {
        for (WatchRule rule : Detectors.ALL.keySet()) {
            for (Threshold threshold : rule.thresholds()) {
                small.set(
                        rule,
                        threshold.name().toLowerCase(Locale.ROOT),
                        switch (threshold) {
                            case TIMES -> 1 + lot.nextInt(4);
                            case MINUTES -> 1 + lot.nextInt(20);
                            case DAYS -> 1 + lot.nextInt(40);
                            case HOURS -> 1 + lot.nextInt(8);
                        });
            }
        }
        return new WatchRepository(small.sql)
                .settings().stream()
                        .collect(Collectors.toMap(
                                RuleSetting::rule,
                                setting -> setting,
                                (one, other) -> one,
                                () -> new EnumMap<>(WatchRule.class)));
    }

    private Duration stepByLot() {
        return switch (lot.nextInt(20)) {
            case 0 -> Duration.ofHours(lot.nextInt(30));
            case 1 -> lot.nextInt(4) == 0 ? Duration.ofDays(lot.nextInt(45)) : Duration.ofMinutes(lot.nextInt(300));
            default -> Duration.ofSeconds(lot.nextInt(200));
        };
    }

    // Late commits: sealed after what was written later.
    private Entry byLot(Instant now) {
        Instant at =
                now.minusMillis(lot.nextInt(8) == 0 ? lot.nextInt(900_000) : 0).plusNanos(1000L * lot.nextInt(1000));
        String action = ACTIONS.get(lot.nextInt(ACTIONS.size()));
        UUID person = people.get(lot.nextInt(people.size()));
        boolean failed = action.equals("SIGN_IN_FAILED");
        String outcome = failed ? "FAILED" : lot.nextInt(4) == 0 ? "DENIED" : "SUCCESS";
        String object = switch (lot.nextInt(4)) {
            case 0 -> people.get(lot.nextInt(people.size())).toString();
            case 1 -> "GBR";
            default -> null;
        };
        return entry(
                next++,
                at,
                failed || lot.nextInt(12) == 0 ? null : person,
                action,
                object == null ? null : object.equals("GBR") ? "NATION" : "MEMBER",
                object,
                outcome,
                outcome.equals("DENIED") && lot.nextInt(5) == 0 ? "ONESELF" : null,
                DETAILS.get(lot.nextInt(DETAILS.size())),
                switch (lot.nextInt(40)) {
                    case 0 -> "unknown";
                    case 1 -> "before";
                    default -> "portal";
                });
    }

    private Entry entry(
            long index,
            Instant at,
            @Nullable UUID actor,
            String action,
            @Nullable String kind,
            @Nullable String object,
            String outcome,
            @Nullable String reason,
            String detail,
            String origin) {
        boolean first = people.getFirst().equals(actor);
        return new Entry(
                index,
                UUID.randomUUID(),
                at,
                actor,
                actor == null ? null : first ? "GBR" : "FRA",
                actor == null ? null : first ? "administrator" : "liaison-officer",
                action,
                kind,
                object,
                outcome,
                reason,
                detail,
                origin);
    }

    private void act(Instant at, String action) {
        put(at, people.getLast(), action, null, null, "SUCCESS", null, "portal");
    }

    private void put(
            Instant at,
            @Nullable UUID actor,
            String action,
            @Nullable String kind,
            @Nullable String object,
            String outcome,
            @Nullable String reason,
            String origin) {
        small.add(entry(next++, at, actor, action, kind, object, outcome, reason, "{}", origin));
    }

    private List<String> rulesFound() {
        small.lookAtAll(Watch.BATCH);
        return small.rules();
    }

    private int times() {
        return small.sql
                .sql("select times from watch_alert")
                .query(Integer.class)
                .single();
    }

    private static long lookedTo(SmallWatch node) {
        return node.sql
                .sql("select last_index from watch_state")
                .query(Long.class)
                .single();
    }

    // A node that dies when it has found something, before it commits.
    private boolean stoppedWhileLooking(int most) {
        long before = lookedTo(small);
        try {
            small.watch(event -> {
                        throw new IllegalStateException("stopped");
                    })
                    .lookNext(most);
            return false;
        } catch (IllegalStateException e) {
            assertThat(lookedTo(small)).isEqualTo(before);
            return true;
        }
    }
}
