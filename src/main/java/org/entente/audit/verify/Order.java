package org.entente.audit.verify;

import java.util.Optional;

/** Whether indexes ascend one by one from 0. */
final class Order {

    private long expected;

    /** What is wrong with that index coming next. */
    Optional<Finding> next(long index, long size) {
        long before = expected;
        if (index < before) {
            return Optional.of(behind(index, before));
        }
        expected = index + 1;
        if (index >= size) {
            return Optional.of(tooMany(index, size));
        }
        return index > before ? Optional.of(missing(before, index)) : Optional.empty();
    }

    /** What is missing at the end. */
    Optional<Finding> end(long size) {
        return expected < size ? Optional.of(missing(expected, size)) : Optional.empty();
    }

    static Finding behind(long index, long expected) {
        return index == expected - 1
                ? new Finding(index, Problem.DUPLICATE, "Entry " + index + " is there twice")
                : new Finding(
                        Math.max(index, 0),
                        Problem.DISORDER,
                        "Entry " + index + " stands behind entry " + (expected - 1));
    }

    static Finding missing(long from, long before) {
        return new Finding(
                from,
                Problem.ENTRY_MISSING,
                before == from + 1
                        ? "Entry " + from + " is missing"
                        : "Entries " + from + " to " + (before - 1) + " are missing");
    }

    static Finding tooMany(long index, long size) {
        return new Finding(
                index,
                Problem.ENTRY_TOO_MANY,
                "Entry " + index + " is not in the tree, which has " + size + " entries");
    }

    static Finding altered(long index) {
        return new Finding(index, Problem.ENTRY_ALTERED, "Entry " + index + " is not the one that was sealed");
    }
}
