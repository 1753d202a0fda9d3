package org.entente.exercise.calendar;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/** How often an address may be asked for on this node: calendar programs ask every few minutes at most. */
final class FetchLimit {

    static final int MOST = 20;
    static final Duration WINDOW = Duration.ofMinutes(10);
    private static final int MOST_REMEMBERED = 10_000;

    private final Clock clock;
    private final Map<String, Deque<Instant>> asked = new LinkedHashMap<>(16, 0.75f, true);

    FetchLimit(Clock clock) {
        this.clock = clock;
    }

    /** Whether it may be answered now; counts it if so. */
    synchronized boolean allows(String address) {
        Instant now = clock.instant();
        Deque<Instant> times = asked.computeIfAbsent(address, one -> new ArrayDeque<>());
        if (asked.size() > MOST_REMEMBERED) {
            asked.remove(asked.keySet().iterator().next());
        }
        while (!times.isEmpty() && times.getFirst().isBefore(now.minus(WINDOW))) {
            times.removeFirst();
        }
        if (times.size() >= MOST) {
            return false;
        }
        times.addLast(now);
        return true;
    }
}
