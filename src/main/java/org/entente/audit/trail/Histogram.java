package org.entente.audit.trail;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * How many entries match over a time.
 *
 * @param bars from the oldest to the newest, without a gap
 * @param step how long each lasts
 * @param complete whether all that match were counted; otherwise only the newest were
 */
public record Histogram(List<Bar> bars, Duration step, boolean complete) {

    public Histogram {
        bars = List.copyOf(bars);
    }

    /** How many there are in one stretch of time. */
    public record Bar(Instant from, long succeeded, long denied, long failed) {

        public long all() {
            return succeeded + denied + failed;
        }
    }

    /** How many were counted. */
    public long all() {
        return bars.stream().mapToLong(Bar::all).sum();
    }
}
