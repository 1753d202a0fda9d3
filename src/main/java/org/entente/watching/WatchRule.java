package org.entente.watching;

import java.util.List;

/** What is unusual. Names are stored with alerts: they are never renamed or reused. */
public enum WatchRule {
    /** One person downloads or exports so often within so many minutes. */
    MASS_DOWNLOAD(Threshold.TIMES, Threshold.MINUTES),
    /** One person is denied so often within so many minutes, whatever succeeds in between. */
    REFUSALS(Threshold.TIMES, Threshold.MINUTES),
    /** Signing in with one user name fails so often within so many minutes, whatever succeeds in between. */
    SIGN_IN_FAILURES(Threshold.TIMES, Threshold.MINUTES),
    /** A person who signed in so often in the days before never did so within so many hours of this time of day. */
    ODD_HOURS(Threshold.TIMES, Threshold.DAYS, Threshold.HOURS),
    /** A person signs in who did not for so many days, or never did since being added. */
    WAKING(Threshold.DAYS),
    /** An administrator acts on oneself or the own nation's clearance, or gives one of the own nation another clearance or role. */
    OWN_GRANT,
    /** Entries did not come through the portal, or were gone before they were sealed. */
    STRANGERS,
    /** An entry has waited for so many minutes to be sealed, as all do once the log is broken. */
    STANDSTILL(Threshold.MINUTES),
    /** A check of the whole log found what is not as it was sealed and signed. */
    LOG_DAMAGED,
    /** A witness cosigned a tree of the log's key that the log does not have: it was forked, cut or put back. */
    LOG_DISPUTED,
    /** A witness whose key counts has cosigned nothing for so many days. */
    WITNESS_SILENT(Threshold.DAYS);

    private final List<Threshold> thresholds;

    WatchRule(Threshold... thresholds) {
        this.thresholds = List.of(thresholds);
    }

    /** The numbers that it has. */
    public List<Threshold> thresholds() {
        return thresholds;
    }
}
