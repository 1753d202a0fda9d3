package org.entente.audit.verify;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was seen of entries, and found about them: counts of all, and the first ones by name. */
final class Tally {

    /** So many findings, and entries that did not come through the portal, are named. */
    static final int NAMED = 100;

    private long count;
    private long first = Long.MAX_VALUE;
    private long last = -1;
    private long strangers;
    private final List<Long> namedStrangers = new ArrayList<>();
    private long gone;
    private final List<Long> namedGone = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private byte @Nullable [] earliest;
    private byte @Nullable [] latest;

    void entry(long index) {
        count++;
        first = Math.min(first, index);
        last = Math.max(last, index);
    }

    void notFromThePortal(long index) {
        strangers++;
        if (namedStrangers.size() < NAMED) {
            namedStrangers.add(index);
        }
    }

    void goneBeforeSealing(long index) {
        gone++;
        if (namedGone.size() < NAMED) {
            namedGone.add(index);
        }
    }

    void time(byte[] bytes, int from, int to) {
        if (earliest == null || Arrays.compareUnsigned(bytes, from, to, earliest, 0, earliest.length) < 0) {
            earliest = Arrays.copyOfRange(bytes, from, to);
        }
        if (latest == null || Arrays.compareUnsigned(bytes, from, to, latest, 0, latest.length) > 0) {
            latest = Arrays.copyOfRange(bytes, from, to);
        }
    }

    /** Findings come in ascending order: what is left out is further behind. */
    void found(Finding finding) {
        if (findings.size() < NAMED) {
            findings.add(finding);
        }
    }

    void add(Tally other) {
        count += other.count;
        first = Math.min(first, other.first);
        last = Math.max(last, other.last);
        strangers += other.strangers;
        namedStrangers.addAll(other.namedStrangers);
        gone += other.gone;
        namedGone.addAll(other.namedGone);
        findings.addAll(other.findings);
        if (other.earliest != null && other.latest != null) {
            time(other.earliest, 0, other.earliest.length);
            time(other.latest, 0, other.latest.length);
        }
    }

    long count() {
        return count;
    }

    /** Of all entries; meaningless without any. */
    long first() {
        return first;
    }

    long last() {
        return last;
    }

    long strangers() {
        return strangers;
    }

    List<Long> namedStrangers() {
        return namedStrangers.stream().sorted().limit(NAMED).toList();
    }

    /** How many were gone before they were sealed; they count among the strangers too. */
    long gone() {
        return gone;
    }

    List<Long> namedGone() {
        return namedGone.stream().sorted().limit(NAMED).toList();
    }

    List<Finding> findings() {
        return findings;
    }

    /** As the entries write it, UTC; null where none has a time in its place. */
    @Nullable String earliest() {
        return earliest == null ? null : new String(earliest, StandardCharsets.ISO_8859_1);
    }

    @Nullable String latest() {
        return latest == null ? null : new String(latest, StandardCharsets.ISO_8859_1);
    }
}
