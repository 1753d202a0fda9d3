package org.entente.audit.verify;

import java.util.List;

/** The answer for people. */
final class PlainReport {

    private static final int SHOWN = 20;

    private PlainReport() {}

    static String of(Report report) {
        Words words = new Words();
        verdict(words, report);
        entries(words, report);
        Checkpoint tree = report.checkpoint();
        words.line(
                "Tree",
                tree.size() + " entries of " + tree.origin() + ", root "
                        + tree.text().split("\n")[2]);
        words.line(
                "Log key",
                report.logKey()
                        + (report.logKeyGiven() ? ", as given" : ", which the bundle itself brought: only claimed"));
        for (Report.Cosigner one : report.cosigners()) {
            words.line("Witness", cosigner(one));
        }
        if (report.cosigners().isEmpty()) {
            words.line("Witness", "none");
        }
        for (Report.Continued one : report.checkpoints()) {
            words.line("Kept", one.file() + " was seen at size " + one.size());
        }
        if (report.strangeSignatures() > 0) {
            words.line(
                    "Unknown",
                    report.strangeSignatures() + " signatures are by keys that nobody named, and were not verified");
        }
        if (report.unreadableSignatures() > 0) {
            words.line(
                    "Unread",
                    report.unreadableSignatures()
                            + " lines of signatures cannot be read; whoever meant to sign by them has not");
        }
        words.line(
                "Claimed",
                "The bundle says that it was made at " + report.evidence().made() + " and holds: "
                        + report.evidence().scope());
        return words.aligned();
    }

    private static void verdict(Words words, Report report) {
        List<Finding> findings = report.findings();
        if (findings.isEmpty()) {
            words.line("Verdict", "Proved");
            return;
        }
        words.line("Verdict", "NOT PROVED from entry " + findings.getFirst().index() + " on");
        for (Finding finding : findings.subList(0, Math.min(SHOWN, findings.size()))) {
            words.line("", finding.words() + " (" + finding.index() + ", " + finding.problem() + ")");
        }
        if (findings.size() > SHOWN) {
            words.line("", "and more");
        }
    }

    private static void entries(Words words, Report report) {
        Tally entries = report.entries();
        if (entries.count() == 0) {
            words.line("Entries", "none");
            return;
        }
        String which = entries.count() + ", from " + entries.first() + " to " + entries.last();
        words.line("Entries", which + (report.complete() ? ": every entry of the tree" : ": not all of the tree"));
        if (entries.earliest() != null) {
            words.line("Period", entries.earliest() + " to " + entries.latest());
        }
        if (entries.strangers() > 0) {
            words.line(
                    "Origin",
                    entries.strangers() + " did not come through the portal: "
                            + named(entries.namedStrangers(), entries.strangers()));
        }
        if (entries.gone() > 0) {
            words.line(
                    "Missing",
                    entries.gone() + " of these were gone before they were sealed, and what they said is not known: "
                            + named(entries.namedGone(), entries.gone()));
        }
    }

    private static String named(List<Long> indexes, long all) {
        StringBuilder named = new StringBuilder();
        for (Long index : indexes.subList(0, Math.min(SHOWN, indexes.size()))) {
            named.append(named.isEmpty() ? "" : ", ").append(index);
        }
        return named + (all > SHOWN ? " and more" : "");
    }

    private static String cosigner(Report.Cosigner one) {
        return one.key() + " cosigned " + one.size() + " entries at " + one.at()
                + (one.given() ? ", key as given" : "; the bundle itself brought that key: only claimed")
                + (one.nation() == null ? "" : "; " + one.nation() + ", says the bundle");
    }
}
