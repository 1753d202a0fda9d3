package org.entente.watching;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Has the rules look at what was sealed since they last looked, some entries in one transaction: alerts and how far they have come commit
 * together. So none is missed and none is looked at twice, on however many nodes and after whatever stop.
 */
@Component
class Watch {

    /** Up to how many entries are looked at together. */
    static final int BATCH = 2000;

    private final WatchRepository entries;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;

    Watch(WatchRepository entries, TransactionTemplate transaction, ApplicationEventPublisher events) {
        this.entries = entries;
        this.transaction = transaction;
        this.events = events;
    }

    /** Looks at the next entries; answers whether there may be more. */
    boolean lookNext() {
        return lookNext(BATCH);
    }

    boolean lookNext(int most) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            entries.becomeWatcher();
            Long after = entries.takeTurn().orElse(null);
            if (after == null) {
                return false;
            }
            long to = entries.end(after, most);
            boolean raised = false;
            for (RuleSetting setting : entries.settings()) {
                raised |= setting.on() && look(setting, after, to);
            }
            if (to > after) {
                entries.advance(to);
            }
            entries.becomeOneself();
            if (raised) {
                events.publishEvent(new AlertsChanged());
            }
            return to == after + most;
        }));
    }

    private boolean look(RuleSetting setting, long after, long to) {
        Detector detector = Detectors.ALL.get(setting.rule());
        if (detector == null) {
            return lookBesideEntries(setting, to);
        }
        List<Act> fresh = to == after ? List.of() : entries.sealed(detector, after, to);
        if (fresh.isEmpty()) {
            return false;
        }
        Map<String, List<Act>> acts = together(fresh, known(detector, setting, fresh, after));
        Collection<Raised> found = detector.look(
                acts,
                after + 1,
                setting,
                entries.newest(setting.rule(), acts.keySet()),
                act -> entries.before(detector, act));
        found.forEach(alert -> entries.keep(setting, alert));
        return !found.isEmpty();
    }

    private boolean lookBesideEntries(RuleSetting setting, long to) {
        return switch (setting.rule()) {
            case STANDSTILL -> entries.standsStill(to, setting.number(Threshold.MINUTES));
            case WITNESS_SILENT -> entries.silent(to, setting.number(Threshold.DAYS));
            default -> false;
        };
    }

    private List<Act> known(Detector detector, RuleSetting setting, List<Act> fresh, long after) {
        Duration reach = detector.reach(setting);
        if (reach.isZero()) {
            return List.of();
        }
        Instant first = fresh.stream().map(Act::at).min(Instant::compareTo).orElseThrow();
        Instant last = fresh.stream().map(Act::at).max(Instant::compareTo).orElseThrow();
        return entries.known(
                detector,
                fresh.stream().map(Act::subject).collect(Collectors.toSet()),
                first.minus(reach),
                last.plus(reach),
                after);
    }

    private static Map<String, List<Act>> together(List<Act> fresh, List<Act> known) {
        return Stream.concat(known.stream(), fresh.stream())
                .collect(Collectors.groupingBy(Act::subject, LinkedHashMap::new, Collectors.toList()));
    }
}
