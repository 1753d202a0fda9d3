package org.entente.wire;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Durations measured one after the other, told in milliseconds. */
final class Figures {

    private final List<Long> nanos = new ArrayList<>();

    void add(long taken) {
        nanos.add(taken);
    }

    int size() {
        return nanos.size();
    }

    double median() {
        return at(0.5);
    }

    double p95() {
        return at(0.95);
    }

    @Override
    public String toString() {
        return "%9.1f %9.1f %9.1f".formatted(median(), p95(), at(1));
    }

    private double at(double quantile) {
        List<Long> sorted = new ArrayList<>(nanos);
        Collections.sort(sorted);
        return sorted.get(Math.min(sorted.size() - 1, (int) (quantile * sorted.size()))) / 1e6;
    }
}
