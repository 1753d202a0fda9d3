package org.entente.audit.verify;

import java.util.Comparator;

/**
 * What is not proved.
 *
 * @param index the first entry that is not proved because of it
 * @param words a sentence for people
 */
public record Finding(long index, Problem problem, String words) implements Comparable<Finding> {

    private static final Comparator<Finding> ORDER = Comparator.comparingLong(Finding::index)
            .thenComparing(Finding::problem)
            .thenComparing(Finding::words);

    @Override
    public int compareTo(Finding other) {
        return ORDER.compare(this, other);
    }
}
