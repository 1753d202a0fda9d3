package org.entente.audit.proof;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a check of the whole log came to.
 *
 * @param size how many entries the newest checkpoint covers
 * @param signedAt when it was signed, by the portal's clock; null if there is none
 * @param waiting how many entries are not sealed yet
 * @param findings what is not as it was signed: first what is wrong with the log itself, then where what is shown differs from it; nothing if all
 *     is
 * @param strangers the indexes of entries that did not come through the portal, or were gone before they were sealed: the first of them
 * @param strangersInAll how many those are
 */
public record LogReport(
        long size,
        @Nullable Instant signedAt,
        long waiting,
        List<LogFinding> findings,
        List<Long> strangers,
        long strangersInAll) {

    /** The checkpoint that was given is none. */
    public static final String GIVEN_UNREADABLE = "GIVEN_UNREADABLE";

    public LogReport {
        findings = List.copyOf(findings);
        strangers = List.copyOf(strangers);
    }

    /** How many findings are of the log itself, and not of a checkpoint that somebody gave and that none can read. */
    public int damage() {
        return (int) findings.stream()
                .filter(finding -> !finding.problem().equals(GIVEN_UNREADABLE))
                .count();
    }
}
