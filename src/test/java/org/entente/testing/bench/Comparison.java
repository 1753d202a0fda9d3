package org.entente.testing.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** Sides that read the same in turns. The first is to find what the second finds, and its times are told beside each other's. */
final class Comparison<Q> implements AutoCloseable {

    static final double RATIO_GOAL = 1.15;
    static final double P95_GOAL = 100;
    private static final int WARM_UP = 20;
    private static final int LEAST = 20;
    private static final int ROUNDS = 1000;

    @FunctionalInterface
    interface Readers<Q> {
        BenchReader<Q> of(Side side) throws SQLException;
    }

    private final List<Side> sides;
    private final Duration longest;
    private final List<BenchReader<Q>> readers = new ArrayList<>();

    Comparison(List<Side> sides, Duration longest, Readers<Q> make) throws SQLException {
        this.sides = sides;
        this.longest = longest;
        try {
            for (Side side : sides) {
                readers.add(make.of(side));
            }
        } catch (SQLException | RuntimeException e) {
            close();
            throw e;
        }
    }

    String head() {
        String others = sides.stream().skip(1).map(Side::name).collect(Collectors.joining(", "));
        return "  %-30s %s   p50 to %s   cpu to %s"
                .formatted(
                        "",
                        sides.stream()
                                .map(side -> "%9s: p50     p95     cpu".formatted(side.name()))
                                .collect(Collectors.joining(" ")),
                        others,
                        others);
    }

    /** Whether the goals are met: p95 always, the ratio if there is a goal for it. */
    boolean measure(Listing<Q> listing, boolean hasGoal) throws SQLException {
        int rows = 0;
        for (Q question : listing.questions()) {
            List<?> found = readers.get(0).read(question);
            assertThat(found)
                    .as("%s: %s", listing.name(), question)
                    .isEqualTo(readers.get(1).read(question));
            rows += found.size();
        }
        assertThat(rows).as("rows of %s", listing.name()).isGreaterThanOrEqualTo(listing.least());
        rounds(WARM_UP, 1, listing.questions(), List.of());
        List<BenchTimes> times = readers.stream().map(BenchTimes::new).toList();
        rounds(ROUNDS, LEAST, listing.questions(), times);
        times.forEach(BenchTimes::stop);
        BenchTimes first = times.get(0);
        boolean missed = hasGoal && first.median() > RATIO_GOAL * times.get(1).median() || first.p95() > P95_GOAL;
        System.out.println("  %-30s %s   %s   %s   n=%d%s"
                .formatted(
                        listing.name(),
                        times.stream().map(BenchTimes::toString).collect(Collectors.joining(" ")),
                        ratios(times, BenchTimes::median),
                        ratios(times, BenchTimes::processor),
                        first.size(),
                        missed ? "  MISSED" : ""));
        return !missed;
    }

    private static String ratios(List<BenchTimes> times, ToDoubleFunction<BenchTimes> of) {
        return times.stream()
                .skip(1)
                .map(other -> "%9.2f".formatted(of.applyAsDouble(times.get(0)) / of.applyAsDouble(other)))
                .collect(Collectors.joining(" "));
    }

    // In turns, so that whatever else the machine does falls on all alike.
    private void rounds(int most, int least, List<Q> questions, List<BenchTimes> times) throws SQLException {
        Instant end = Instant.now().plus(longest);
        for (int round = 0; round < most && (round < least || Instant.now().isBefore(end)); round++) {
            for (int turn = 0; turn < readers.size(); turn++) {
                int who = (turn + round) % readers.size();
                long took = readers.get(who).time(questions.get(round % questions.size()));
                if (!times.isEmpty()) {
                    times.get(who).add(took);
                }
            }
        }
    }

    @Override
    public void close() throws SQLException {
        for (BenchReader<Q> reader : readers) {
            reader.close();
        }
    }
}
