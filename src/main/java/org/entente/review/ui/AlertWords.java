package org.entente.review.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.router.RouterLink;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.entente.audit.ObjectKind;
import org.entente.audit.Outcome;
import org.entente.audit.trail.EntryOrigin;
import org.entente.uikit.Words;
import org.entente.watching.Alert;
import org.entente.watching.Threshold;
import org.entente.watching.WatchRule;

/** How an alert reads, and the way to its entries. */
final class AlertWords {

    /** So long after a sign-in, what was done may have been done because of it. */
    private static final Duration AFTER = Duration.ofHours(1);

    /** Of these, the page of the log tells more than entries could. */
    private static final Set<WatchRule> ABOUT_THE_LOG =
            EnumSet.of(WatchRule.STANDSTILL, WatchRule.LOG_DAMAGED, WatchRule.LOG_DISPUTED, WatchRule.WITNESS_SILENT);

    private AlertWords() {}

    /** Why it was raised, in one sentence with the numbers. */
    static String why(Alert alert) {
        return Words.of(
                "review.alert.why." + alert.rule(),
                who(alert),
                alert.times(),
                Answers.time(alert.firstAt()),
                Answers.time(alert.lastAt()),
                number(alert, Threshold.TIMES),
                number(alert, Threshold.MINUTES),
                number(alert, Threshold.DAYS),
                number(alert, Threshold.HOURS),
                action(alert),
                EntryWords.time(alert.lastAt()));
    }

    /** Whom it is about, if that is known. */
    static String who(Alert alert) {
        String name = alert.name();
        String nation = alert.nation();
        if (name == null) {
            return Words.of(alert.rule() == WatchRule.SIGN_IN_FAILURES ? "review.alert.unknown" : "review.nobody");
        }
        return nation == null ? name : nation + " " + name;
    }

    static String rule(WatchRule rule) {
        return Words.of("review.alert.rule." + rule);
    }

    /** The way to what it was raised of. */
    static Component entries(Alert alert) {
        return ABOUT_THE_LOG.contains(alert.rule())
                ? new RouterLink(Words.of("review.desk.log"), LogView.class)
                : Answers.entries(search(alert));
    }

    static AuditSearch search(Alert alert) {
        AuditSearch all = AuditSearch.ALL.of(alert.actions()).between(alert.firstAt(), after(alert.lastAt()));
        return switch (alert.rule()) {
            case MASS_DOWNLOAD, OWN_GRANT -> all.by(alert.member());
            case REFUSALS -> all.by(alert.member()).with(Outcome.DENIED);
            case SIGN_IN_FAILURES ->
                alert.member() == null
                        ? all
                        : all.on(ObjectKind.MEMBER, alert.member().toString());
            case ODD_HOURS, WAKING ->
                all.by(alert.member()).between(alert.lastAt(), alert.lastAt().plus(AFTER));
            case STRANGERS ->
                AuditSearch.ALL.ofOrigins(Set.of(EntryOrigin.UNKNOWN, EntryOrigin.MISSING, EntryOrigin.MISDATED));
            case STANDSTILL, LOG_DAMAGED, LOG_DISPUTED, WITNESS_SILENT -> all;
        };
    }

    // The end of a search is no part of it; entries have microseconds.
    private static Instant after(Instant last) {
        return last.plusNanos(1000);
    }

    private static int number(Alert alert, Threshold threshold) {
        return alert.setting().numbers().getOrDefault(threshold, 0);
    }

    private static String action(Alert alert) {
        String action = alert.action();
        String key = "review.action." + action;
        return action == null ? "" : Words.has(key) ? Words.of(key) : action;
    }
}
