package org.entente.testing.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** How long one reader's readings took, in milliseconds. */
final class BenchTimes {

    private final BenchReader<?> reader;
    private final OptionalLong processorBefore;
    private final List<Double> millis = new ArrayList<>();
    private double processor = Double.NaN;

    BenchTimes(BenchReader<?> reader) {
        this.reader = reader;
        this.processorBefore = reader.processorTime();
    }

    void add(long nanos) {
        millis.add(nanos / 1e6);
    }

    void stop() {
        OptionalLong after = reader.processorTime();
        if (processorBefore.isPresent() && after.isPresent()) {
            processor = (after.getAsLong() - processorBefore.getAsLong()) / 1e6 / millis.size();
        }
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

    /** The mean processor time of the server's process; NaN where it cannot be known. */
    double processor() {
        return processor;
    }

    @Override
    public String toString() {
        return "%14.2f %7.2f %7.2f".formatted(median(), p95(), processor);
    }

    private double at(double quantile) {
        List<Double> sorted = millis.stream().sorted().toList();
        return sorted.get(Math.min(sorted.size() - 1, (int) (quantile * sorted.size())));
    }
}
