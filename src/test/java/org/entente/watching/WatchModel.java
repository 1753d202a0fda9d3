package org.entente.watching;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.entente.watching.SmallWatch.Entry;
import org.jspecify.annotations.Nullable;

/** The rules once more, entry by entry over lists, as docs/audit-trail.md tells them. */
final class WatchModel {

    private static final Set<String> TAKEN = Set.of(
            "DOCUMENT_DOWNLOADED",
            "OBJECT_EXPORTED",
            "CALENDAR_DOWNLOADED",
            "POLICY_DOWNLOADED",
            "CLEARANCE_DOWNLOADED",
            "AUDIT_EXPORTED",
            "EVIDENCE_EXPORTED");
    private static final Set<String> MEMBER_ACTS = Set.of("MEMBER_ADDED", "MEMBER_CHANGED", "MEMBER_ADMITTED");

    private final Map<WatchRule, RuleSetting> settings;
    private final List<Entry> seen = new ArrayList<>();
    private final List<Found> found = new ArrayList<>();

    WatchModel(Map<WatchRule, RuleSetting> settings) {
        this.settings = settings;
    }

    private static final class Found {
        final WatchRule rule;
        final String subject;
        final List<Entry> entries = new ArrayList<>();
        int times;
        long upTo;
        boolean open = true;

        Found(WatchRule rule, String subject, List<Entry> entries, int times, long upTo) {
            this.rule = rule;
            this.subject = subject;
            this.entries.addAll(entries);
            this.times = times;
            this.upTo = upTo;
        }

        Entry first() {
            return entries.stream().min(Comparator.comparing(Entry::at)).orElseThrow();
        }

        Entry last() {
            return entries.stream().max(Comparator.comparing(Entry::at)).orElseThrow();
        }

        @Override
        public String toString() {
            return "%s %s %s %s %d".formatted(rule, subject, first().id(), last().id(), times);
        }
    }

    /** Looks at one more entry, in the order in which they are sealed. */
    void look(Entry entry) {
        seen.add(entry);
        String who = Objects.toString(entry.actor(), null);
        frequent(WatchRule.MASS_DOWNLOAD, entry, WatchModel::taken, Entry::actor);
        frequent(WatchRule.REFUSALS, entry, one -> one.outcome().equals("DENIED"), Entry::actor);
        frequent(
                WatchRule.SIGN_IN_FAILURES,
                entry,
                one -> one.action().equals("SIGN_IN_FAILED"),
                one -> one.object() != null ? one.object() : one.detail().contains("usernameDigest") ? "digest" : null);
        if (who != null
                && isThere(entry)
                && entry.action().equals("SIGNED_IN")
                && entry.outcome().equals("SUCCESS")) {
            oddHours(entry, who);
            waking(entry, who);
        }
        if (who != null && isThere(entry) && ownGrant(entry)) {
            found.add(new Found(WatchRule.OWN_GRANT, who, List.of(entry), 1, entry.index()));
        }
        if (entry.origin().equals("unknown")
                || entry.origin().equals("missing")
                || entry.action().equals("ENTRIES_LOST")) {
            Found open = newest(WatchRule.STRANGERS, "LOG");
            if (open != null && open.open) {
                open.entries.add(entry);
                open.times++;
                open.upTo = entry.index();
            } else {
                found.add(new Found(WatchRule.STRANGERS, "LOG", List.of(entry), 1, entry.index()));
            }
        }
    }

    private int number(WatchRule rule, Threshold threshold) {
        return Objects.requireNonNull(settings.get(rule)).number(threshold);
    }

    void acknowledge() {
        found.forEach(one -> one.open = false);
    }

    List<String> alerts() {
        return found.stream().map(Found::toString).toList();
    }

    private interface Subject {
        @Nullable Object of(Entry entry);
    }

    private void frequent(WatchRule rule, Entry entry, Predicate<Entry> counts, Subject subject) {
        Object whose = subject.of(entry);
        if (!isThere(entry) || whose == null || !counts.test(entry)) {
            return;
        }
        Duration minutes = Duration.ofMinutes(number(rule, Threshold.MINUTES));
        Found last = newest(rule, whose.toString());
        if (last != null
                && last.open
                && !entry.at().isAfter(last.last().at().plus(minutes))
                && !entry.at().isBefore(last.first().at().minus(minutes))) {
            last.entries.add(entry);
            last.times++;
            last.upTo = entry.index();
            return;
        }
        List<Entry> countable = seen.stream()
                .filter(one -> isThere(one) && counts.test(one) && whose.equals(subject.of(one)))
                .filter(one -> last == null || one.index() > last.upTo)
                .toList();
        List<Entry> best = List.of();
        for (Instant begin : countable.stream().map(Entry::at).sorted().toList()) {
            List<Entry> span = countable.stream()
                    .filter(one -> !one.at().isBefore(begin) && !one.at().isAfter(begin.plus(minutes)))
                    .toList();
            if (span.contains(entry) && span.size() > best.size()) {
                best = span;
            }
        }
        if (best.size() >= number(rule, Threshold.TIMES)) {
            found.add(new Found(rule, whose.toString(), best, best.size(), entry.index()));
        }
    }

    private void oddHours(Entry entry, String who) {
        List<Entry> before = signIns(entry, who).stream()
                .filter(one -> one.at()
                        .isAfter(entry.at().minus(Duration.ofDays(number(WatchRule.ODD_HOURS, Threshold.DAYS)))))
                .toList();
        long tolerated =
                Duration.ofHours(number(WatchRule.ODD_HOURS, Threshold.HOURS)).toNanos();
        boolean usual = before.stream().anyMatch(one -> {
            long apart = Math.floorMod(
                    nanoOfDay(one) - nanoOfDay(entry), Duration.ofDays(1).toNanos());
            return Math.min(apart, Duration.ofDays(1).toNanos() - apart) <= tolerated;
        });
        if (before.size() >= number(WatchRule.ODD_HOURS, Threshold.TIMES) && !usual) {
            found.add(new Found(WatchRule.ODD_HOURS, who, List.of(entry), before.size(), entry.index()));
        }
    }

    private void waking(Entry entry, String who) {
        Duration days = Duration.ofDays(number(WatchRule.WAKING, Threshold.DAYS));
        List<Entry> before = new ArrayList<>(signIns(entry, who));
        seen.stream()
                .filter(one -> one != entry
                        && isThere(one)
                        && one.action().equals("MEMBER_ADDED")
                        && one.outcome().equals("SUCCESS")
                        && who.equals(one.object())
                        && !one.at().isAfter(entry.at()))
                .forEach(before::add);
        before.stream()
                .max(Comparator.comparing(Entry::at).thenComparing(Entry::index))
                .filter(last -> !last.at().isAfter(entry.at().minus(days)))
                .ifPresent(last -> found.add(new Found(WatchRule.WAKING, who, List.of(last, entry), 1, entry.index())));
    }

    private List<Entry> signIns(Entry entry, String who) {
        return seen.stream()
                .filter(one -> one != entry
                        && isThere(one)
                        && one.action().equals("SIGNED_IN")
                        && one.outcome().equals("SUCCESS")
                        && who.equals(Objects.toString(one.actor(), null))
                        && !one.at().isAfter(entry.at()))
                .toList();
    }

    private static boolean ownGrant(Entry entry) {
        if (!"administrator".equals(entry.role()) && !"nation-administrator".equals(entry.role())) {
            return false;
        }
        boolean clearance = entry.detail().contains("\"clearance\"");
        boolean onOneself = MEMBER_ACTS.contains(entry.action())
                && Objects.toString(entry.actor(), "").equals(entry.object());
        boolean refused = entry.reason() != null
                && Set.of("ONESELF", "OWN_NATION", "SAME_PERSON").contains(entry.reason());
        boolean ownNation =
                entry.action().equals("NATION_CHANGED") && Objects.equals(entry.object(), entry.nation()) && clearance;
        boolean ownPerson = entry.action().equals("MEMBER_CHANGED")
                && entry.outcome().equals("SUCCESS")
                && "administrator".equals(entry.role())
                && entry.detail().contains("\"nation\":\"%s\"".formatted(entry.nation()))
                && (clearance || entry.detail().contains("\"role\""));
        return onOneself || refused || ownNation || ownPerson;
    }

    private static boolean taken(Entry entry) {
        return TAKEN.contains(entry.action()) && entry.outcome().equals("SUCCESS");
    }

    private static boolean isThere(Entry entry) {
        return !entry.origin().equals("missing");
    }

    private static long nanoOfDay(Entry entry) {
        return entry.at().atZone(ZoneOffset.UTC).toLocalTime().toNanoOfDay();
    }

    private @Nullable Found newest(WatchRule rule, String subject) {
        return found.stream()
                .filter(one -> one.rule == rule && one.subject.equals(subject))
                .max(Comparator.comparing(one -> one.upTo))
                .orElse(null);
    }
}
